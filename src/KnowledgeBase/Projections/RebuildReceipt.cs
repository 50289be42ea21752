using KnowledgeBase.Log;

namespace KnowledgeBase.Projections;

/// <summary>What a rebuild did.</summary>
/// <param name="Archive">The archive.</param>
/// <param name="Version">The version of the projections.</param>
/// <param name="Position">The positions 1 to this one are covered.</param>
/// <param name="ComparedAt">The position at which old and new were compared and hashed; what came later was appended meanwhile.</param>
/// <param name="Kinds">What it holds.</param>
/// <param name="Differences">Where the old read model was not what it ought to be: the first things, by table and name.</param>
/// <param name="Differing">How many these are in all.</param>
/// <param name="Duration">How long it took.</param>
public sealed record RebuildReceipt(
    string Archive, int Version, long Position, long ComparedAt, IReadOnlyList<KindContent> Kinds, IReadOnlyList<ProjectionDifference> Differences, long Differing, TimeSpan Duration)
{
    /// <summary>Events in a second.</summary>
    public double Rate => Position / Math.Max(Duration.TotalSeconds, 0.001);
}

/// <summary>What a check of the read model found.</summary>
/// <param name="Events">How many events it was made from anew.</param>
/// <param name="Kinds">What it ought to hold.</param>
/// <param name="Differences">Where it is not what a rebuild would give: the first things; none when all is well.</param>
/// <param name="Differing">How many these are in all.</param>
/// <param name="Duration">How long it took.</param>
public sealed record ProjectionCheck(long Events, IReadOnlyList<KindContent> Kinds, IReadOnlyList<ProjectionDifference> Differences, long Differing, TimeSpan Duration)
{
    /// <summary>So many things that differ are named.</summary>
    public const int MaxExplained = 20;
}

/// <summary>What a read model holds about one kind of thing.</summary>
/// <param name="Kind">The kind: <c>zone</c>.</param>
/// <param name="Claims">How many claims, those that hold no longer among them.</param>
/// <param name="Rows">How many rows of all tables.</param>
/// <param name="Hash">A 64-bit hash of the rows, whatever their order; 16 hexadecimal digits. To be compared on servers of one version.</param>
public sealed record KindContent(string Kind, long Claims, long Rows, string Hash);

/// <summary>Rows about one thing that are not what a rebuild would give.</summary>
/// <param name="Table">The table.</param>
/// <param name="Entity">The thing, or what else the rows are about.</param>
/// <param name="Missing">Rows that a rebuild would add.</param>
/// <param name="Surplus">Rows that it would not have.</param>
public sealed record ProjectionDifference(string Table, string Entity, long Missing, long Surplus);

/// <summary>How the read model of an archive stands.</summary>
/// <param name="Archive">The archive.</param>
/// <param name="Position">It is projected up to here.</param>
/// <param name="Head">The archive ends here.</param>
/// <param name="Version">The version of the projections that made it; null while the archive is empty.</param>
/// <param name="Made">When its tables were made.</param>
/// <param name="BeingRebuilt">Whether a rebuild is running.</param>
/// <param name="LeftOver">Sets of tables that a rebuild left behind, or is making; the next rebuild drops them.</param>
/// <param name="Tables">Its tables.</param>
public sealed record ProjectionStatus(string Archive, long Position, long Head, int? Version, DateTimeOffset Made, bool BeingRebuilt, long LeftOver, IReadOnlyList<TableSize> Tables)
{
    /// <summary>Events that are not projected.</summary>
    public long Lag => Head - Position;

    /// <summary>Events that Marten applications appended and that have no position yet.</summary>
    public long Waiting { get; init; }

    /// <summary>Rows of all tables.</summary>
    public long Rows => Tables.Sum(table => table.Rows);

    /// <summary>Bytes of all tables, indexes included.</summary>
    public long Bytes => Tables.Sum(table => table.Bytes);

    /// <summary>Why a rebuild is due; none when it is not.</summary>
    public IReadOnlyList<string> Due =>
        [.. Position > 0 && Version != ProjectionVersions.Current ? ProjectionVersions.Since(Version ?? 1) : [], .. Lag > 0 ? [$"{Lag:N0} events are not projected"] : Array.Empty<string>()];
}

/// <summary>A table of a read model.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Bytes">Its size, indexes included.</param>
public sealed record TableSize(string Name, long Rows, long Bytes);

/// <summary>The archive cannot be rebuilt now.</summary>
public sealed class RebuildRefusedException(string message) : LogException(message);
