using KnowledgeBase.Claims;
using KnowledgeBase.Log;
using KnowledgeBase.Projections;
using KnowledgeBase.Time;
using MediatR;
using Npgsql;
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

internal sealed class AskVersionsHandler(WorldReader reader, IMediator mediator, NpgsqlDataSource source) : IRequestHandler<AskVersions, VersionsAnswer>
{
    private static readonly string InstantsSql = Sql.Load("Queries/version_instants.sql");

    public async Task<VersionsAnswer> Handle(AskVersions request, CancellationToken cancellationToken)
    {
        var ((thing, looked, log), at) = await reader.Ask(request.Archive, request.Vantage, snapshot => Looked(snapshot, request), cancellationToken);
        // Says that there is no such thing, where nothing was ever recorded of it.
        await mediator.Send(new AskHistory(request.Archive, at.Pinned, thing), cancellationToken);
        var positions = await new RecordedPositions(reader, mediator).Of(request.Archive, at, looked, log, cancellationToken);
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var versions = await connection.Query(
            Sql.Command(InstantsSql, Sql.Value(request.Archive), Sql.Array(NpgsqlDbType.Bigint, positions)), row => new ThingVersion(row.GetInt64(0), row.GetFieldValue<DateTimeOffset>(1)), cancellationToken);
        return new(at, thing, [.. versions.GroupBy(version => version.RecordedAt).Select(together => together.Last())]);
    }

    // The thing, and the aspects of acts and others that its answers rest on.
    private static (string Thing, IReadOnlyList<(string Thing, string Aspect)> Looked, ReferenceLog Log) Looked(Snapshot snapshot, AskVersions request)
    {
        var thing = Find(snapshot, request.Kind, request.Named);
        var (touched, looked) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<ClaimsWanted>());
        foreach (var period in Timeline.Of(snapshot.World, world => Outcome.Of(world, thing), SameOutcomes.Instance))
            Outcome.Of(snapshot.World.On(period.First.IsFinite ? period.First : period.Last, touched, looked), thing);
        return (thing, [(thing, ""), .. looked.Where(wanted => wanted.Entity != thing).Select(wanted => (wanted.Entity, wanted.Aspect ?? "")).Distinct()], snapshot.ReferenceLog);
    }

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
