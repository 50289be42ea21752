using System.Text.Json;
using System.Text.Json.Nodes;
using KnowledgeBase.Dossiers;
using KnowledgeBase.Hosting;
using KnowledgeBase.IntegrationTests.Log;
using KnowledgeBase.Log;
using KnowledgeBase.Queries;
using KnowledgeBase.Recording;
using KnowledgeBase.Time;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeBase.IntegrationTests.Recording;

/// <summary>The whole product put together on a database of its own, as programs use it: through the mediator.</summary>
public sealed class RecordingDatabase(PostgresFixture postgres) : IAsyncLifetime
{
    private ServiceProvider _services = null!;

    public LogDatabase Database { get; } = new(postgres);

    public static string Small { get; } = Path.Combine(RepositoryRoot(), "docs", "dossiers", "astana-small.yaml");

    /// <summary>The folder of the Astana dossier.</summary>
    public static string Astana { get; } = Path.Combine(RepositoryRoot(), "docs", "dossiers", "astana-2017");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await Database.InitializeAsync();
        _services = new ServiceCollection().AddKnowledgeBase(Database.ConnectionString).BuildServiceProvider();
    }

    public Task<T> Send<T>(IRequest<T> request) => _services.GetRequiredService<IMediator>().Send(request, Ct);

    public Task<T> Send<T>(IRequest<T> request, CancellationToken ct) => _services.GetRequiredService<IMediator>().Send(request, ct);

    public T Service<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public Task Create(string archive) => _services.GetRequiredService<Archives>().Create(archive, ct: Ct);

    public Task<RecordedEvents> Record(string archive, params Draft[] drafts) => Send(new RecordEvents(archive, drafts, "tester"));

    /// <summary>An archive with the small dossier in it.</summary>
    public async Task<string> WithSmall(string archive)
    {
        await Create(archive);
        await Send(new ImportDossier(archive, Small, "tester"));
        return archive;
    }

    public static IReadOnlyList<Draft> SmallDrafts() => DossierReader.Read(Small);

    public static Draft Draft(string stream, string type, object fields) => new(stream, type, (JsonObject)JsonSerializer.SerializeToNode(fields)!);

    /// <summary>One aspect of a zone in one line, its values by source.</summary>
    public async Task<string> Ask(string archive, string zone, string aspect, long? position = null, string asOf = "2017-05-06")
    {
        var vantage = new Vantage { AsOf = Edtf.Parse(asOf).Bounds.Earliest, RecordedBy = position is { } at ? RecordingPoint.At(at) : null };
        var answer = (await Send(new AskThings(archive, vantage, "zone"))).Things.Single(one => one.Thing == zone).Aspects.FirstOrDefault(one => $"{one.Aspect} {one.Member}".Trim() == aspect);
        return answer is null ? "silent" : string.Join("; ", [
            answer.Verdict.ToString(),
            .. answer.Values.OrderBy(value => value.Claim.Evidence.Source, StringComparer.Ordinal).Select(value => $"{value.Claim.Evidence.Record} on {value.Claim.On}"),
            .. answer.Deprecated.Select(claim => $"deprecated {claim.Evidence.Record}"),
        ]);
    }

    public async Task<long> Events(string archive) => long.Parse((await Database.Rows("select count(*) from kb.mt_events where tenant_id = $1", archive))[0]);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Database.DisposeAsync();
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "KnowledgeBase.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
