using System.Collections.Concurrent;
using KnowledgeBase.Claims;
using KnowledgeBase.Log;
using KnowledgeBase.Projections;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace KnowledgeBase.Web.Http;

/// <summary>The rebuild of an archive that was begun last, and how far it is.</summary>
public sealed class RebuildJob : IProgress<RebuildProgress>
{
    private volatile RebuildProgress _progress = new(default);

    public bool IsRunning => Receipt is null && Failure is null;

    public RebuildReceipt? Receipt { get; internal set; }

    /// <summary>Why it ended without a receipt.</summary>
    public string? Failure { get; internal set; }

    public string Phase => Wording.Of(_progress.Phase);

    public int Percent => _progress.Total == 0 ? 0 : (int)Math.Min(100, _progress.Done * 100 / _progress.Total);

    public void Report(RebuildProgress value) => _progress = value;
}

/// <summary>Rebuilds go on when their page is left; there is one at a time for each archive.</summary>
internal sealed partial class RebuildJobs(ProjectionService projections, IHostApplicationLifetime lifetime, ILogger<RebuildJobs> logger)
{
    private readonly ConcurrentDictionary<string, RebuildJob> _jobs = new(StringComparer.Ordinal);
    private readonly Lock _starting = new();

    public RebuildJob? Of(string archive) => _jobs.GetValueOrDefault(archive);

    /// <summary>Begins one, unless one is under way.</summary>
    public void Start(string archive)
    {
        lock (_starting)
        {
            if (Of(archive) is { IsRunning: true }) return;
            var job = _jobs[archive] = new RebuildJob();
            _ = Task.Run(() => Run(archive, job));
        }
    }

    private async Task Run(string archive, RebuildJob job)
    {
        try
        {
            job.Receipt = await projections.Rebuild(archive, job, lifetime.ApplicationStopping);
        }
        catch (Exception failed) when (failed is LogException or Npgsql.NpgsqlException or OperationCanceledException)
        {
            job.Failure = failed is OperationCanceledException ? "It was stopped." : Problem.Of(failed)?.Details[0] ?? failed.Message;
        }
        catch (Exception mistake)
        {
            Failed(logger, archive, mistake);
            job.Failure = "The program made a mistake; its log on the console says which.";
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The rebuild of {Archive} failed.")]
    private static partial void Failed(ILogger logger, string archive, Exception exception);
}
