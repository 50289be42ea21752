using KnowledgeBase.Events;
using KnowledgeBase.Log;

namespace KnowledgeBase.Projections.Rebuilding;

/// <summary>What a slice of the log became: rows for each table, and what ties its events to others.</summary>
internal sealed class SliceRows(string archive) : IDisposable
{
    private readonly HashSet<(string Needs, string Entity)> _needed = [];

    public Dictionary<ReadModelTable, CopyBuffer> Tables { get; } = [];

    /// <summary>How many events.</summary>
    public int Events { get; private set; }

    /// <summary>The events that have keys, with a hash of the key.</summary>
    public List<(int Key, long Position)> Keyed { get; } = [];

    /// <summary>The amendments.</summary>
    public List<(long Position, string Record, string Target)> Amendments { get; } = [];

    /// <summary>Projects an event as if there were no others; amendments are only noted.</summary>
    public void AddAlone(Projector projector, Recorded recorded)
    {
        Events++;
        if (recorded.Content is Amendment amendment)
        {
            Amendments.Add((recorded.Position, recorded.Record, amendment.Target));
            return;
        }

        if (KeyOf(recorded) is { } key) Keyed.Add((HashOf(key), recorded.Position));
        foreach (var row in projector.Alone(recorded)) Add(row);
    }

    /// <summary>Projects events that are tied to each other, and to no others.</summary>
    public void AddTogether(Projector projector, List<Recorded> events)
    {
        foreach (var recorded in events) projector.Apply(recorded);
        foreach (var row in projector.Written) Add(row);
        Events += events.Count;
    }

    public static string? KeyOf(Recorded recorded) => recorded.Content switch
    {
        Report report => report.Key,
        SourceOmitted omitted => omitted.Key,
        _ => null,
    };

    /// <summary>Of a key. Two keys with the same hash are taken to be tied to each other, which does no harm.</summary>
    public static int HashOf(string key) => string.GetHashCode(key, StringComparison.Ordinal);

    public void Dispose()
    {
        foreach (var buffer in Tables.Values) buffer.Dispose();
    }

    private void Add(Row row)
    {
        var table = ReadModelTable.Of(row);
        table.Write(BufferOf(table), archive, row);
        if (row is not ClaimRow claim) return;
        foreach (var thing in claim.Needs.Things)
            if (_needed.Add((thing, claim.Entity))) Need(thing, claim.Entity);
    }

    private void Need(string thing, string entity)
    {
        var buffer = BufferOf(ReadModelTable.Dependency);
        buffer.Row(3);
        buffer.Text(archive);
        buffer.Text(thing);
        buffer.Text(entity);
    }

    private CopyBuffer BufferOf(ReadModelTable table)
    {
        if (!Tables.TryGetValue(table, out var buffer)) Tables[table] = buffer = new CopyBuffer();
        return buffer;
    }
}
