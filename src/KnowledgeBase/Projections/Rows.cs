using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using KnowledgeBase.Claims;
using KnowledgeBase.Events;
using KnowledgeBase.Time;

namespace KnowledgeBase.Projections;

/// <summary>What every row of the read model has: whose it is, and for which positions it holds.</summary>
internal abstract record Row(long EventPosition)
{
    public long PositionFrom { get; set; }

    public long? PositionTo { get; set; }

    /// <summary>Whether the database has it already.</summary>
    public bool Stored { get; init; }

    /// <summary>Whether another row says the same, apart from when.</summary>
    public bool SaysTheSameAs(Row other) => Equals(WithoutTime(this), WithoutTime(other));

    private static Row WithoutTime(Row row) => row with { PositionFrom = 0, PositionTo = null, Stored = false };
}

/// <summary>A registration, name or same-as record.</summary>
internal sealed record ReferenceRow(long EventPosition, string Type, string Stream, string Data) : Row(EventPosition);

/// <summary>An edition says something under a key of its work, or leaves it out.</summary>
internal sealed record KeyedRow(long EventPosition, string Work, string Key, int Edition, string Source, string Record) : Row(EventPosition);

/// <summary>A record was recorded in place of a retracted one.</summary>
internal sealed record ReplacementRow(long EventPosition, string Old, string Record, bool Stands) : Row(EventPosition);

/// <summary>A claim, as the read model holds it.</summary>
internal sealed record ClaimRow(
    long EventPosition,
    int Ordinal,
    long Key,
    string Entity,
    string Aspect,
    string Member,
    string Source,
    string Work,
    int Edition,
    int? EditionTo,
    bool Simple,
    bool Supersedes,
    long OnLatest,
    long StartEarliest,
    long LastLatest,
    long Width,
    bool Deprecated,
    string Json) : Row(EventPosition)
{
    /// <summary>Other things that the claim rests on: the act behind it, the anchors of its dates. Known for new rows only.</summary>
    public Needed Needs { get; init; } = Needed.Nothing;

    /// <summary>The steps that claims are sorted into by how many days they may reach over; read_claims.sql asks for each.</summary>
    private static readonly long[] Widths = [0, 31, 366, 3660, long.MaxValue];

    public static ClaimRow Of(string archive, Claim claim, int ordinal, (string Work, int Edition) edition, int? editionTo, bool deprecated, EdtfPadding padding)
    {
        var reach = StateReach.Of(claim, padding);
        var simple = !deprecated && Aspects.Prunable.Contains(claim.Aspect) && reach.IsSimple;
        return new(
            claim.Evidence.Position,
            ordinal,
            KeyOf(archive, claim.Entity, claim.Aspect, claim.Member),
            claim.Entity,
            claim.Aspect,
            claim.Member,
            claim.Evidence.Source,
            edition.Work,
            edition.Edition,
            editionTo,
            simple,
            simple && StateReach.OverridesAll(claim),
            reach.On.Latest.Number,
            reach.Start.Number,
            reach.End.Number,
            reach.Start.IsFinite && reach.End.IsFinite ? Widths.First(width => reach.End.Number - reach.Start.Number <= width) : long.MaxValue,
            deprecated,
            JsonSerializer.Serialize(claim, EventJson.Options))
        {
            Needs = Needed.By(claim),
        };
    }

    public static long KeyOf(string archive, string entity, string aspect, string member)
    {
        var length = Encoding.UTF8.GetMaxByteCount(archive.Length + entity.Length + aspect.Length + member.Length + 3);
        var text = length <= 1024 ? stackalloc byte[length] : new byte[length];
        var end = 0;
        foreach (var part in (ReadOnlySpan<string>)[archive, entity, aspect, member])
        {
            if (end > 0) text[end++] = (byte)'\n';
            end += Encoding.UTF8.GetBytes(part, text[end..]);
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text[..end], hash);
        return BinaryPrimitives.ReadInt64BigEndian(hash);
    }
}
