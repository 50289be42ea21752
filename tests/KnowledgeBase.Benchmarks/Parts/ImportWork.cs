using System.Diagnostics;
using KnowledgeBase.Benchmarks.Data;
using KnowledgeBase.Benchmarks.Measuring;
using KnowledgeBase.Log;
using KnowledgeBase.Recording;

namespace KnowledgeBase.Benchmarks.Parts;

/// <summary>What an import came to.</summary>
/// <param name="Events">Events recorded.</param>
/// <param name="Seconds">From the command's start to its end, the program's own start left out.</param>
/// <param name="Checking">Of these, until the first row was recorded.</param>
/// <param name="Cpu">Processor time of the program.</param>
/// <param name="PeakMegabytes">The most memory that it had.</param>
internal sealed record Imported(long Events, double Seconds, double Checking, double Cpu, double PeakMegabytes)
{
    public double PerSecond => Events / Seconds;

    /// <summary>Processor time of the server; null where that is not known.</summary>
    public double? ServerCpu { get; init; }
}

/// <summary>Imports, in a process of their own.</summary>
internal static class ImportWork
{
    private const string Recorder = "benchmark";

    /// <summary>A table with its mapping, as <c>kb import reports.csv --map mapping.yaml</c> does.</summary>
    public static async Task<Imported> Table(Target target, string archive, string folder)
    {
        var files = new DataFiles(folder);
        var clock = Stopwatch.StartNew();
        var checking = 0.0;
        var progress = new Told<TableProgress>(one =>
        {
            if (checking == 0 && one.Phase == ImportPhase.Recording) checking = clock.Elapsed.TotalSeconds;
        });
        var done = await target.Send(new ImportTable(new TableRequest(archive, files.Table, files.Mapping, Recorder) { Progress = progress }));
        return new(done.Recorded, clock.Elapsed.TotalSeconds, checking, ProcessCost.Own(), ProcessCost.PeakMegabytes());
    }

    /// <summary>JSON Lines, as <c>kb import reports.jsonl</c> does.</summary>
    public static async Task<Imported> Dossier(Target target, string archive, string file)
    {
        var clock = Stopwatch.StartNew();
        var checking = 0.0;
        var progress = new Told<ImportProgress>(one =>
        {
            if (checking == 0 && one.Phase == ImportPhase.Recording) checking = clock.Elapsed.TotalSeconds;
        });
        var done = await target.Send(new ImportDossier(archive, file, Recorder) { Progress = progress });
        return new(done.Recorded, clock.Elapsed.TotalSeconds, checking, ProcessCost.Own(), ProcessCost.PeakMegabytes());
    }

    /// <summary>A new archive with what reports refer to.</summary>
    public static async Task<RecordedEvents> Begin(Target target, string archive, DataFiles files)
    {
        await target.Service<Archives>().Create(archive);
        return await target.Send(new ImportDossier(archive, files.Registrations, Recorder));
    }

    // Progress<T> would tell it later, on another thread.
    private sealed class Told<T>(Action<T> tell) : IProgress<T>
    {
        public void Report(T value) => tell(value);
    }
}
