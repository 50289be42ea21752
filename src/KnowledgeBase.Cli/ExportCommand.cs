using System.CommandLine;
using System.Text;
using KnowledgeBase.Dossiers;
using KnowledgeBase.Queries;
using KnowledgeBase.Time;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeBase.Cli;

/// <summary><c>kb export FILE|-</c>: writes what stands in an archive as a dossier.</summary>
internal static class ExportCommand
{
    private const long ReadableYaml = 32 * 1024 * 1024;

    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "The dossier to write, or - for standard output." };
        var format = new Option<string?>("--format") { Description = "yaml or jsonl (JSON Lines). Otherwise what the file's name ends with, or yaml.", HelpName = "yaml|jsonl" };
        format.AcceptOnlyFromAmong("yaml", "jsonl");
        var recordedBy = new Option<string?>($"--{VantageText.RecordedBy}") { Description = "The archive as it stood at a position (12) or an instant (2026-01-31T12:00:00Z).", HelpName = "position|instant" };
        var force = new Option<bool>("--force") { Description = "Overwrite the file if there is one." };
        var command = new Command("export", "Write what stands in an archive, corrections applied, as a dossier. Imported into an empty archive it gives the same answers.") { file, format, recordedBy, force }
            .WithExamples("kb export syria.yaml --archive syria", "kb export - --format jsonl --recorded-by 120 > then.jsonl");
        command.SetAction((parsed, ct) => Session.Run(
            parsed,
            async services =>
            {
                var (archive, path) = (GlobalOptions.ArchiveOf(parsed), parsed.GetValue(file)!);
                var (dossierFormat, point) = (FormatOf(parsed.GetValue(format), path), PointOf(parsed.GetValue(recordedBy)));
                var mediator = services.GetRequiredService<IMediator>();
                if (path == "-")
                {
                    await using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
                    await mediator.Send(new ExportDossier(archive, output, dossierFormat, point), ct);
                    return ExitCode.Done;
                }

                var done = await NewFile.Write(path, parsed.GetValue(force), output => mediator.Send(new ExportDossier(archive, output, dossierFormat, point), ct));
                Output.Line($"Exported {done.Records:N0} record{(done.Records == 1 ? "" : "s")} of archive '{archive}' at position {done.Position}.");
                if (dossierFormat == DossierFormat.Yaml && new FileInfo(path).Length > ReadableYaml) Output.Line("It is larger than the 32 MB up to which YAML is read; export to .jsonl to import it again.");
                return ExitCode.Done;
            },
            ct));
        return command;
    }

    private static DossierFormat FormatOf(string? format, string path) =>
        format == "jsonl" || (format is null && path.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase)) ? DossierFormat.Jsonl : DossierFormat.Yaml;

    private static RecordingPoint? PointOf(string? text)
    {
        if (text is null) return null;
        var vantage = VantageText.Parse([(VantageText.RecordedBy, text)], out var errors);
        return errors.Count == 0 ? vantage.RecordedBy : throw new UserException(string.Join(Environment.NewLine, errors.Select(error => $"--{error}")));
    }
}
