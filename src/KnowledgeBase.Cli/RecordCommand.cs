using System.CommandLine;
using KnowledgeBase.Answers;
using KnowledgeBase.Dossiers;
using KnowledgeBase.Log;
using KnowledgeBase.Recording;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeBase.Cli;

/// <summary><c>kb record [FILE|-]</c>: one record from a file or standard input, or asked for on a terminal.</summary>
internal static class RecordCommand
{
    public static Command Create()
    {
        var file = new Argument<string?>("file") { Description = "A record in YAML, as in a dossier, or a JSON object; - for standard input. On a terminal, without it, the record is asked for.", Arity = ArgumentArity.ZeroOrOne };
        var recorder = ImportCommand.Recorder();
        var dryRun = new Option<bool>("--dry-run") { Description = "Check everything, record nothing." };
        var format = new Option<string>("--format") { Description = "table or json.", HelpName = "form", DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("table", "json");
        var command = new Command("record", "Record one event. Recording it again records nothing new.") { file, recorder, dryRun, format }.WithExamples("kb record report.yaml --dry-run", "kb record - < report.json", "kb record");
        command.SetAction((parsed, ct) => Session.Run(
            parsed,
            async services =>
            {
                var draft = Read(parsed.GetValue(file));
                var (archive, dry) = (GlobalOptions.ArchiveOf(parsed), parsed.GetValue(dryRun));
                if (archive == "default") await services.GetRequiredService<Archives>().Create(archive, idempotent: true, ct: ct);
                var done = await services.GetRequiredService<IMediator>().Send(new RecordEvents(archive, [draft], parsed.GetValue(recorder)!, dry) { WithPlaces = true }, ct);
                var place = done.Places.Single();
                if (parsed.GetValue(format) == "json") Formats.Json(RecordedDocument.Of(place, dry));
                else Output.Line($"{(!place.IsNew ? "Was there already" : dry ? "Would record" : "Recorded")}: '{place.Record}' in archive '{archive}' at position {place.Position}, event {place.Event}.");
                return ExitCode.Done;
            },
            ct));
        return command;
    }

    private static Draft Read(string? file)
    {
        if (file is null && !Console.IsInputRedirected)
        {
            var prompts = new RecordPrompts(Console.In, Console.Error);
            var draft = prompts.Ask();
            return prompts.Confirm(draft) ? draft : throw new UserException("Nothing was recorded.");
        }

        if (file is null or "-")
        {
            using var bytes = new MemoryStream();
            Console.OpenStandardInput().CopyTo(bytes);
            return RecordReader.Read("standard input", bytes.ToArray());
        }

        return File.Exists(file) ? RecordReader.Read(file, File.ReadAllBytes(file)) : throw new UserException($"{file}: there is no such file.");
    }
}
