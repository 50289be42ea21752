using System.CommandLine;
using KnowledgeBase.Recording;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeBase.Cli;

/// <summary><c>kb reconcile FILE --map … --edition …</c>: takes a later edition of a work, and records just the difference.</summary>
internal static class ReconcileCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "The table: the whole of the later edition, compressed with gzip or not." };
        var table = new TableOptions();
        var recorder = ImportCommand.Recorder();
        var dryRun = new Option<bool>("--dry-run") { Description = "Compare everything, show counts, samples and likely renames, record nothing." };
        var command = new Command("reconcile", "Take a later edition of a work and record what it has otherwise than the editions before: new rows, restated rows, omitted rows.") { file }.WithExamples("kb reconcile votes_2017.csv.gz --map votes.yaml --edition source/votes-2017 --dry-run",
            "kb reconcile votes_2017.csv.gz --map votes.yaml --edition source/votes-2017 --renames renames.csv");
        table.AddTo(command, required: true);
        command.Add(recorder);
        command.Add(dryRun);
        command.SetAction((parsed, ct) => Session.Run(
            parsed,
            async services =>
            {
                var request = table.Read(parsed, GlobalOptions.ArchiveOf(parsed), parsed.GetValue(file)!, parsed.GetValue(recorder)!, parsed.GetValue(dryRun))!;
                var done = await TableOptions.Run(request, asked => services.GetRequiredService<IMediator>().Send(new ReconcileEdition(asked), ct), ct);
                foreach (var problem in done.Problems) await Console.Error.WriteLineAsync($"{problem}");
                if (done.Problems.Count > 0) return ExitCode.Refused;
                Show(request, done);
                return ExitCode.Done;
            },
            ct));
        return command;
    }

    private static void Show(TableRequest request, ReconciledEdition done)
    {
        if (done.Before == done.Rows && !request.DryRun)
        {
            Output.Line($"{request.Path} was reconciled with archive '{request.Archive}' already. It ends at position {done.Position}.");
            return;
        }

        var difference = done.Difference;
        Output.Line($"{done.Rows:N0} rows: {difference.Same:N0} as before, {difference.New:N0} new, {difference.Restated:N0} restated, {difference.Omitted:N0} omitted.");
        if (difference.Changed.Count > 0) Output.Line($"Restated fields: {string.Join(", ", difference.Changed.OrderByDescending(one => one.Value).ThenBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key} {one.Value:N0}"))}.");
        if (request.DryRun) Samples(request, difference);
        Suggestions(difference);
        if (difference.Unlike.Count > 0)
            Output.Line($"{difference.Unlike.Count:N0} field{(difference.Unlike.Count == 1 ? "" : "s")} of registrations {(difference.Unlike.Count == 1 ? "is" : "are")} another in the table, and stay{(difference.Unlike.Count == 1 ? "s" : "")} as registered, such as {difference.Unlike[0]}");
        Output.Line($"{(request.DryRun ? "Nothing was recorded" : $"Recorded {done.Recorded:N0} event{(done.Recorded == 1 ? "" : "s")}")} in archive '{request.Archive}'. It ends at position {done.Position}.");
    }

    private static void Samples(TableRequest request, EditionDifference difference)
    {
        if (difference.NewSamples.Count > 0) Output.Line($"{Environment.NewLine}New, for example:");
        foreach (var record in difference.NewSamples) Output.Raw(DraftText.Of(record));
        if (difference.RestatedSamples.Count > 0) Output.Line($"{Environment.NewLine}Restated, for example:");
        foreach (var (key, changes) in difference.RestatedSamples) Output.Raw($"  {key}: {string.Join("; ", changes)}");
        if (difference.OmittedSamples.Count > 0) Output.Line($"{Environment.NewLine}Omitted, for example:");
        foreach (var key in difference.OmittedSamples) Output.Raw($"  {key}");
        Output.Line();
    }

    private static void Suggestions(EditionDifference difference)
    {
        if (difference.Renames.Count == 0) return;
        Output.Line("Perhaps these are only called otherwise. Nothing was assumed; if they are, write them to a file and say --renames:");
        Output.Raw("old_name,new_name,shared,equal");
        foreach (var one in difference.Renames) Output.Raw($"{Quote(one.Old)},{Quote(one.New)},{one.Shared},{one.Equal}");

        static string Quote(string name) => name.AsSpan().IndexOfAny(",\"\r\n") < 0 ? name : $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
