using KnowledgeBase.Claims;
using KnowledgeBase.Events;
using KnowledgeBase.IntegrationTests.Log;
using KnowledgeBase.Log;
using KnowledgeBase.Projections;
using KnowledgeBase.Tests.Laws;
using KnowledgeBase.Time;

namespace KnowledgeBase.IntegrationTests.Projections;

/// <summary>An archive with a random history in it, appended as recording does.</summary>
internal sealed class ProjectedArchive(LogDatabase database, string name)
{
    private readonly PostgresEventLog _log = new(database.Source, TimeProvider.System);

    public string Name => name;

    public History History { get; private set; } = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<ProjectedArchive> Create(LogDatabase database, string name, int seed, int length)
    {
        await new Archives(database.Source, TimeProvider.System).Create(name, ct: Ct);
        return new ProjectedArchive(database, name) { History = History.Of(seed, length, name) };
    }

    /// <summary>Appends a part of the history.</summary>
    public async Task Append(Range part, int chunkSize = 20)
    {
        foreach (var chunk in History.Log.ToArray()[part].Chunk(chunkSize))
        {
            await _log.InTransaction(
                name,
                async transaction =>
                {
                    var stored = await transaction.Append(
                        [.. chunk.Select(recorded => new StreamAppend(recorded.Stream, [new NewEvent(EventIds.Of(name, recorded.Record), recorded.StoredType, recorded.Data.ToJsonString())]))], Ct);
                    await ProjectionStore.Live.Project(transaction, name, [.. stored.Select(Stored.ToRecorded)], Ct);
                    return 0;
                },
                Ct);
        }
    }

    public async Task<List<string>> Rows()
    {
        var rows = new List<string>();
        foreach (var table in ProjectionTables.Names) rows.AddRange(await database.Rows($"select t::text from {await database.Table(name, table)} t order by t::text collate \"C\""));
        return rows;
    }

    /// <summary>Answers as the reference model does, from everything.</summary>
    public async Task ShouldAnswerRight()
    {
        var (actual, _) = await new WorldReader(database.Source, _log).Ask(name, Vantage.Open, snapshot => Fingerprint.Of(snapshot.World), Ct);
        actual.ShouldBe(Fingerprint.Of(ReferenceModel.At(History.Log, Vantage.Open, EdtfPadding.Default)));
    }

    /// <summary>Nothing but the live tables.</summary>
    public async Task ShouldHaveNothingLeftOver()
    {
        (await database.Rows("select count(*) from kb.projection where archive = $1", name)).ShouldBe(["1"]);
        (await database.Rows("select count(*) from pg_class where relnamespace = 'kb'::regnamespace and relkind = 'r' and relname ~ '^claim_[0-9]+$'"))
            .ShouldBe(await database.Rows("select count(*) from kb.projection"));
    }
}
