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
        var file = new Argument<string>("file") { Description = "The dossier: a YAML or JSON Lines file, or a folder of such files." };
        var recorder = Recorder();
        var dryRun = new Option<bool>("--dry-run") { Description = "Check everything, record nothing." };
        var command = new Command("import", "Record all that a dossier holds, or nothing of it. Importing it again records nothing new.") { file, recorder, dryRun };
        command.SetAction((parsed, ct) => Session.Run(
            parsed,
            async services =>
            {
                var archive = GlobalOptions.ArchiveOf(parsed);
                if (archive == "default") await services.GetRequiredService<Archives>().Create(archive, idempotent: true, ct: ct);
                var done = await services.GetRequiredService<IMediator>().Send(new ImportDossier(archive, parsed.GetValue(file)!, parsed.GetValue(recorder)!, parsed.GetValue(dryRun)), ct);
                Output.Line(Describe(done, archive, parsed.GetValue(dryRun)));
                return ExitCode.Done;
            },
            ct));
        return command;
    }

    public static Option<string> Recorder() => new("--recorder") { Description = "Who records; the user's name on this machine otherwise.", HelpName = "name", DefaultValueFactory = _ => Environment.UserName };

    public static string Describe(RecordedEvents done, string archive, bool dryRun) =>
        $"{(dryRun ? "Would record" : "Recorded")} {done.Recorded} event{(done.Recorded == 1 ? "" : "s")} in archive '{archive}'"
        + $"{(done.Known > 0 ? $"; {done.Known} {(done.Known == 1 ? "was" : "were")} there already" : "")}. It ends at position {done.Position}.";
}
