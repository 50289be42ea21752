using System.CommandLine;
using KnowledgeBase.Log;
using KnowledgeBase.Recording;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeBase.Cli;

/// <summary><c>kb import FILE</c>: records all that a dossier holds, or nothing of it.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "The dossier: a file of YAML or JSON Lines, or a folder of them. With --map a table: a file of comma-separated values, compressed with gzip or not." };
        var table = new TableOptions();
        var recorder = Recorder();
        var dryRun = new Option<bool>("--dry-run") { Description = "Check everything, record nothing." };
        var asCorrections = new Option<bool>("--as-corrections") { Description = "Record what was changed in records that the archive has as corrections of them. Needs --reason." };
        var reason = new Option<string?>("--reason") { Description = "Why they are corrected.", HelpName = "text" };
        var command = new Command("import", "Record all that a dossier holds, or nothing of it; or, with --map, what the rows of a table make, in batches. Importing it again records nothing new.") { file, recorder, dryRun, asCorrections, reason }
            .WithExamples("kb import docs/dossiers/astana-2017 --archive syria --recorder \"A. Curator\"", "kb import talks.yaml --dry-run", "kb import votes.csv.gz --map votes.yaml --archive un", "kb import talks.yaml --as-corrections --reason \"Full names, as printed.\"");
        table.AddTo(command, required: false);
        command.Validators.Add(result =>
        {
            var why = result.GetResult(reason) is { Tokens: [var text, ..] } ? text.Value : "";
            if (result.GetResult(asCorrections) is { Implicit: false } == string.IsNullOrWhiteSpace(why))
                result.AddError("--as-corrections and --reason go together: the reason says why the records are corrected.");
        });
        command.SetAction((parsed, ct) => Session.Run(
            parsed,
            async services =>
            {
                var archive = GlobalOptions.ArchiveOf(parsed);
                if (archive == "default") await services.GetRequiredService<Archives>().Create(archive, idempotent: true, ct: ct);
                if (table.Read(parsed, archive, parsed.GetValue(file)!, parsed.GetValue(recorder)!, parsed.GetValue(dryRun)) is { } request)
                    return parsed.GetValue(asCorrections) ? throw new UserException("--as-corrections is for dossiers, not for tables; a later edition of a table is taken by 'kb reconcile'.") : await Import(services.GetRequiredService<IMediator>(), request, ct);
                var import = new ImportDossier(archive, parsed.GetValue(file)!, parsed.GetValue(recorder)!, parsed.GetValue(dryRun), parsed.GetValue(asCorrections) ? parsed.GetValue(reason) : null);
                var done = await ImportProgressBar.Show(progress => services.GetRequiredService<IMediator>().Send(import with { Progress = progress }, ct));
                Output.Line(Describe(done, archive, parsed.GetValue(dryRun)));
                return ExitCode.Done;
            },
            ct));
        return command;
    }

    private static async Task<int> Import(IMediator mediator, TableRequest request, CancellationToken ct)
    {
        var done = await TableOptions.Run(request, asked => mediator.Send(new ImportTable(asked), ct), ct);
        if (request.DryRun) TableOptions.ShowSamples(done.First, done.Problems);
        if (done.Problems.Count > 0) return ExitCode.Refused;
        var passed = done.PassedOver > 0 ? $", {done.PassedOver:N0} more passed over" : "";
        Output.Line(!request.DryRun && done.Before == done.Rows && done.Recorded == 0
            ? $"{request.Path} was imported into archive '{request.Archive}' already: {done.Rows:N0} rows. It ends at position {done.Position}."
            : $"{done.Rows:N0} rows{passed}. {Describe(new((int)done.Recorded, (int)done.Known, done.Position), request.Archive, request.DryRun)}");
        return ExitCode.Done;
    }

    public static Option<string> Recorder() => new("--recorder") { Description = "Who records; the user's name on this machine otherwise.", HelpName = "name", DefaultValueFactory = _ => Environment.UserName };

    public static string Describe(RecordedEvents done, string archive, bool dryRun) =>
        $"{(dryRun ? "Would record" : "Recorded")} {done.Recorded} event{(done.Recorded == 1 ? "" : "s")} in archive '{archive}'"
        + $"{(done.Corrections > 0 ? $", {(done.Corrections == done.Recorded ? "all" : done.Corrections)} as corrections of changed records" : "")}"
        + $"{(done.Known > 0 ? $"; {done.Known} {(done.Known == 1 ? "was" : "were")} there already" : "")}. It {(dryRun ? $"would end at position {done.Position + done.Recorded}" : $"ends at position {done.Position}")}.";
}
