using System.Diagnostics;
using System.Net;
using KnowledgeBase.Benchmarks.Data;
using KnowledgeBase.Benchmarks.Measuring;
using KnowledgeBase.Hosting;
using KnowledgeBase.Log;
using KnowledgeBase.Recording;
using KnowledgeBase.Time;
using KnowledgeBase.Web;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeBase.Benchmarks.Parts;

/// <summary>What a page took.</summary>
/// <param name="Archive">The size of the archive in claims; null for the sample dossier.</param>
/// <param name="Page">Its name.</param>
/// <param name="First">At vantages that were not asked for before.</param>
/// <param name="Again">At the same ones.</param>
/// <param name="Bytes">Of an answer, on the average.</param>
/// <param name="Failure">Why there are no figures.</param>
internal sealed record WebCell(long? Archive, string Page, Timing? First, Timing? Again, double Bytes, string? Failure = null);

/// <summary>Asks the web for its pages, over HTTP on loopback.</summary>
internal sealed class WebPart(Run run)
{
    private const int Warmed = 8;

    // Enough for a 95th percentile of pages that take up to 150 ms.
    private const double Budget = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // Until what is asked for often is compiled a second time, for speed.
    private static readonly TimeSpan InUse = TimeSpan.FromSeconds(30);

    /// <summary>Of the sample dossier.</summary>
    public async Task Sample()
    {
        const string archive = "astana-2017";
        if (!await run.Target.Service<Archives>().Exists(archive))
        {
            await run.Target.Service<Archives>().Create(archive);
            await run.Target.Send(new ImportDossier(archive, Path.Combine(AppContext.BaseDirectory, archive), "benchmark"));
        }

        await Measure(null, archive, (Day.Of(2016, 12, 1), Day.Of(2018, 6, 1)));
    }

    /// <summary>Of a generated archive. What a correction changed in it is not asked: told over all days of a key of thousands of claims, that takes longer than a page may.</summary>
    public Task Generated(string archive, Workload load) => Measure(load.Claims, archive, (Workload.FirstDay, Workload.LastDay));

    private async Task Measure(long? size, string archive, (Day, Day) days)
    {
        var subjects = await WebSubjects.Of(run.Target.Service<IEventLog>(), archive, days);
        if (size is not null) subjects = subjects with { Amendments = [] };
        await using var app = WebServer.Create(new(IPAddress.Loopback, 0), services => services.AddKnowledgeBase(run.Target.ConnectionString));
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()), Timeout = run.Options.Small ? TimeSpan.FromMinutes(3) : Patience };
        await Warm(WebPage.Of(subjects), subjects, client);
        foreach (var page in WebPage.Of(subjects))
        {
            var cell = await run.Attempt($"{archive}: {page.Name}", () => Cell(new(size, page.Name, null, null, 0), page, subjects, client), failure => new(size, page.Name, null, null, 0, failure));
            run.Tell($"  p95 {cell.First?.P95:N0} ms first, {cell.Again?.P95:N0} ms again");
            run.Results.Web.Add(cell);
        }
    }

    // A server that is in use; its first requests also compile it.
    private async Task Warm(IReadOnlyList<WebPage> pages, WebSubjects subjects, HttpClient client)
    {
        var started = Stopwatch.StartNew();
        for (var nth = 0; run.Options.Small ? nth == 0 : started.Elapsed < InUse; nth++)
        {
            foreach (var page in pages)
            {
                using var answer = await client.GetAsync(page.Address(subjects, 2_000_003 + nth));
            }
        }
    }

    private async Task<WebCell> Cell(WebCell cell, WebPage page, WebSubjects subjects, HttpClient client)
    {
        var (bytes, asked, slowest) = (0L, 0, (Took: TimeSpan.Zero, Address: ""));
        async Task ask(int nth)
        {
            var (address, clock) = (page.Address(subjects, nth), Stopwatch.StartNew());
            using var answer = await client.GetAsync(address);
            var content = await answer.Content.ReadAsByteArrayAsync();
            // There may be nothing to draw on a day.
            if (!answer.IsSuccessStatusCode && !(answer.StatusCode == HttpStatusCode.NotFound && address.Contains(".svg", StringComparison.Ordinal))) throw new HttpRequestException($"{address}: {(int)answer.StatusCode}");
            (bytes, asked) = (bytes + content.Length, asked + 1);
            if (clock.Elapsed > slowest.Took) slowest = (clock.Elapsed, address);
        }

        await run.Sampler(cold: true).Take(run.Options.Small ? 1 : Warmed, nth => ask(1_000_003 + nth));
        (bytes, asked, slowest) = (0, 0, default);
        var first = await run.Sampler(cold: true, Budget).Take(int.MaxValue, ask);
        var again = await run.Sampler(cold: true, Budget).Take(first!.Samples, ask);
        run.Tell($"  the slowest: {slowest.Took.TotalMilliseconds:N0} ms {slowest.Address}");
        return cell with { First = first, Again = again, Bytes = (double)bytes / asked };
    }
}
