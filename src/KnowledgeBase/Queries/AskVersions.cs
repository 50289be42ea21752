using KnowledgeBase.Log;
using KnowledgeBase.Projections;
using KnowledgeBase.Time;
using MediatR;
using NpgsqlTypes;

namespace KnowledgeBase.Queries;

/// <summary>
/// The positions at which something was recorded that bears on a thing: each may answer otherwise than the one before. Of what was
/// recorded together it is the last: those before it never were the archive's end.
/// </summary>
/// <param name="Archive">The archive.</param>
/// <param name="Vantage">Where it is seen from; what was recorded after its position is not there.</param>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Named">A thing of the kind, by reference, slug, name or alias; a statement by reference or slug.</param>
/// <exception cref="UnknownThingException">None is named so.</exception>
public sealed record AskVersions(string Archive, Vantage Vantage, string Kind, string Named) : IRequest<VersionsAnswer>;

/// <summary>The versions of a thing.</summary>
/// <param name="At">The vantage, with the position that it was read at.</param>
/// <param name="Thing">Its reference.</param>
/// <param name="Versions">By position; at least one.</param>
public sealed record VersionsAnswer(ResolvedVantage At, string Thing, IReadOnlyList<ThingVersion> Versions);

/// <summary>One version.</summary>
/// <param name="Position">The position of the archive.</param>
/// <param name="RecordedAt">When that was recorded, UTC.</param>
public sealed record ThingVersion(long Position, DateTimeOffset RecordedAt);

internal sealed class AskVersionsHandler(WorldReader reader) : IRequestHandler<AskVersions, VersionsAnswer>
{
    private static readonly string InstantsSql = Sql.Load("Queries/version_instants.sql");

    public Task<VersionsAnswer> Handle(AskVersions request, CancellationToken cancellationToken) => reader.Read(
        request.Archive,
        request.Vantage,
        async (connection, snapshot) =>
        {
            var thing = Find(snapshot, request.Kind, request.Named);
            var positions = await new RecordedPositions(new ClaimLog(connection, snapshot), snapshot).Of([thing], cancellationToken);
            positions.RemoveWhere(position => position > snapshot.At.Position);
            if (positions.Count == 0) throw new UnknownThingException(request.Kind, request.Named, []);
            var versions = await connection.Query(
                Sql.Command(InstantsSql, Sql.Value(request.Archive), Sql.Array(NpgsqlDbType.Bigint, positions)), row => new ThingVersion(row.GetInt64(0), row.GetFieldValue<DateTimeOffset>(1)), cancellationToken);
            return new VersionsAnswer(snapshot.At, thing, [.. versions.GroupBy(version => version.RecordedAt).Select(together => together.Last())]);
        },
        cancellationToken);

    // Statements are not registered, and what is not registered any more has versions all the same.
    private static string Find(Snapshot snapshot, string kind, string named)
    {
        try
        {
            return kind == "statement" ? snapshot.World.Canonical(named.Contains('/') ? named : $"{kind}/{named}") : snapshot.Names.Find(kind, named);
        }
        catch (UnknownThingException) when (!named.Contains(' ') && (!named.Contains('/') || named.StartsWith($"{kind}/", StringComparison.Ordinal)))
        {
            return snapshot.World.Canonical(named.Contains('/') ? named : $"{kind}/{named}");
        }
    }
}
