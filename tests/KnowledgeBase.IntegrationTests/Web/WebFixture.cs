using System.Net;
using KnowledgeBase.Access;
using KnowledgeBase.Hosting;
using KnowledgeBase.IntegrationTests.Log;
using KnowledgeBase.IntegrationTests.Recording;
using KnowledgeBase.Log;
using KnowledgeBase.Recording;
using KnowledgeBase.Web;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeBase.IntegrationTests.Web;

/// <summary>
/// The web on loopback, at a port of its own, with the Astana dossier in the archive <c>demo</c>: its things recorded at 12:00, its reports
/// at 13:00, its corrections at 14:00, all on 1 March 2026. It is 15:00 until a test sets the clock.
/// </summary>
public class WebFixture(PostgresFixture postgres) : IAsyncLifetime
{
    public const string Archive = "demo";

    private readonly Dictionary<string, string> _tokens = new(StringComparer.Ordinal);
    private WebApplication _app = null!;

    /// <summary>Many tests at once are no attack, and make a machine slow.</summary>
    internal virtual WebSettings Settings => new(IPAddress.Loopback, 0) { Limits = new() { Writes = 10_000, SignIns = 10_000, Question = TimeSpan.FromMinutes(5) } };

    public WebApplication App => _app;

    public LogDatabase Database { get; } = new(postgres);

    internal HandClock Clock { get; } = new();

    /// <summary>Where it listens, without a slash at the end.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Follows no redirections and keeps no cookies.</summary>
    public HttpClient Client { get; private set; } = null!;

    /// <summary>The last position of the things, of the reports, and of the corrections.</summary>
    public IReadOnlyList<long> Positions { get; private set; } = [];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await Database.InitializeAsync();
        _app = WebServer.Create(Settings, services => services.AddKnowledgeBase(Database.ConnectionString).AddSingleton<TimeProvider>(Clock));
        Map(_app);
        await _app.StartAsync(Ct);
        Address = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new(Address) };
        await Fill();
    }

    /// <summary>Adds addresses that only tests need.</summary>
    protected virtual void Map(WebApplication app)
    {
    }

    /// <summary>Records what there is to be seen.</summary>
    protected virtual async Task Fill()
    {
        await Service<Archives>().Create(Archive, ct: Ct);
        var positions = new List<long>();
        foreach (var part in new[] { "1-things", "2-reports", "3-corrections" })
        {
            positions.Add((await Send(new ImportDossier(Archive, Path.Combine(RecordingDatabase.Astana, part), "demo"))).Position);
            Clock.Now = Clock.Now.AddHours(1);
        }

        Positions = positions;
    }

    public Task<T> Send<T>(IRequest<T> request) => Service<IMediator>().Send(request, Ct);

    /// <summary>The token of a role that has the role's name, made when it is first asked for.</summary>
    public async Task<string> Token(string role)
    {
        if (!_tokens.TryGetValue(role, out var token)) _tokens[role] = token = await Token(role, role);
        return token;
    }

    public T Service<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>A new token's text.</summary>
    public async Task<string> Token(string name, string role, string? expires = null) => (await Send(new CreateToken(name, role, expires, "tester"))).Text;

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Client.Dispose();
        await _app.DisposeAsync();
        await Database.DisposeAsync();
    }
}
