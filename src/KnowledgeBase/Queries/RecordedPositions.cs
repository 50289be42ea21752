using KnowledgeBase.Claims;
using KnowledgeBase.Events;
using KnowledgeBase.Log;
using KnowledgeBase.Projections;
using KnowledgeBase.Time;
using MediatR;
using NpgsqlTypes;

namespace KnowledgeBase.Queries;

/// <summary>Where something was recorded of aspects of things, of the sources that tell of them, and of the acts and anchors that they were once said to rest on.</summary>
internal sealed class RecordedPositions(WorldReader reader, IMediator mediator)
{
    private static readonly string KeyedSql = Sql.Load("Queries/answers_keyed.sql");

    /// <summary>The positions up to that of a vantage.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="at">The vantage.</param>
    /// <param name="looked">Things and their aspects; every one when empty.</param>
    /// <param name="log">What was registered when.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<SortedSet<long>> Of(string archive, ResolvedVantage at, IReadOnlyList<(string Thing, string Aspect)> looked, ReferenceLog log, CancellationToken ct)
    {
        var (positions, named) = await Positions(archive, at.Pinned, looked, ct);
        positions.UnionWith(log.Renamings(named).Where(position => position <= at.Position));
        positions.UnionWith(await UnderKeys(archive, at, positions, ct));
        return positions;
    }

    private async Task<(SortedSet<long> Positions, HashSet<string> Named)> Positions(string archive, Vantage vantage, IReadOnlyList<(string Thing, string Aspect)> looked, CancellationToken ct)
    {
        var (positions, named, seen, waiting) = (new SortedSet<long>(), looked.Select(one => one.Thing).ToHashSet(StringComparer.Ordinal), looked.ToHashSet(), new Queue<(string Thing, string Aspect)>(looked));
        while (waiting.TryDequeue(out var next))
        {
            foreach (var entry in await History(archive, vantage, next.Thing, next.Aspect, ct))
            {
                positions.Add(entry.Recorded.Position);
                positions.UnionWith(entry.Steps.Select(step => step.Position));
                var claims = new[] { entry.Claim, entry.Now }.OfType<Claim>().ToList();
                named.UnionWith(claims.SelectMany(Named));
                foreach (var basis in claims.SelectMany(Basis).Where(basis => !seen.Contains((basis.Thing, "")) && seen.Add(basis))) waiting.Enqueue(basis);
            }
        }

        return (positions, named);
    }

    private async Task<IReadOnlyList<HistoryEntry>> History(string archive, Vantage vantage, string thing, string aspect, CancellationToken ct)
    {
        try
        {
            return (await mediator.Send(new AskHistory(archive, vantage, thing, aspect.Length == 0 ? null : aspect), ct)).Entries;
        }
        catch (UnknownThingException)
        {
            // A date can be relative to what is not registered, or not any more, and of which nothing was ever said.
            return [];
        }
    }

    // What a later edition says under a key takes the place of what an earlier one says, even if it is retracted since.
    private Task<List<long>> UnderKeys(string archive, ResolvedVantage at, IEnumerable<long> positions, CancellationToken ct) => reader.InSnapshot(
        archive,
        at.Pinned,
        async (connection, _) =>
        {
            var tables = await ProjectionTables.Live(connection, archive, ct);
            return await connection.Query(Sql.Command(tables.Rewrite(KeyedSql), Sql.Value(archive), Sql.Value(at.Position), Sql.Array(NpgsqlDbType.Bigint, positions)), row => row.GetInt64(0), ct);
        },
        ct);

    // "role@actor/x" and "party:actor/x" hold a reference behind a mark.
    private static IEnumerable<string> Named(Claim claim) => claim.Fields.Keys.Concat(claim.Fields.Values.Select(value => value.Word).OfType<string>()).Concat(claim.Items)
        .Append(claim.Entity).Append(claim.Member).Select(text => text[(text.IndexOfAny(['@', ':']) + 1)..]).Where(text => text.Contains('/'));

    private static IEnumerable<(string Thing, string Aspect)> Basis(Claim claim)
    {
        yield return (claim.Evidence.Source, "");
        if (claim.Act is { } act)
        {
            foreach (var aspect in Acts.Bearing) yield return (act, aspect);
        }

        foreach (var relative in new[] { claim.On, claim.Since, claim.Until }.Concat(claim.Dates.Values).Select(date => date?.Relative).OfType<RelativeDate>()) yield return (relative.Anchor, relative.Aspect);
    }
}
