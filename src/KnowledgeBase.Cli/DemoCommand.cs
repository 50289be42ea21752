using System.CommandLine;
using System.CommandLine.Parsing;
using KnowledgeBase.Dossiers;
using KnowledgeBase.Log;
using KnowledgeBase.Queries;
using KnowledgeBase.Recording;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeBase.Cli;

/// <summary><c>kb demo</c>: records the Astana dossier in an archive of its own and shows what can be asked of it. Every stop is a command, run as typed.</summary>
internal static class DemoCommand
{
    private const string Archive = "demo";
    private const string Correction = "fix-alwaght-published";

    public static Command Create()
    {
        var command = new Command("demo", $"Record the Astana dossier - five news reports of 2017 that contradict each other - in the archive '{Archive}', and take a tour of what can be asked. Any number of times.").WithExamples("kb demo", "kb demo --serve", "kb zone idlib --archive demo --as-of 2017-09-15");
        var serve = new Option<bool>("--serve") { Description = "Instead of the tour, open the archive in a browser, until Ctrl+C." };
        var options = new ServeOptions();
        command.Add(serve);
        options.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            if (parsed.GetValue(serve)) return await Serve(parsed, options, ct);
            var position = 0L;
            var code = await Session.Run(
                parsed,
                async services =>
                {
                    await Record(services, ct);
                    position = (await services.GetRequiredService<IMediator>().Send(new AskImpact(Archive, Correction), ct)).Position;
                    return ExitCode.Done;
                },
                ct);
            return code == ExitCode.Done ? await Tour(parsed.RootCommandResult.Command, [.. GlobalOptions.All.SelectMany(option => Given(parsed, option))], position, ct) : code;
        });
        return command;
    }

    private static async Task Record(IServiceProvider services, CancellationToken ct)
    {
        await services.GetRequiredService<Archives>().Create(Archive, idempotent: true, ct: ct);
        var records = new RecordEvents(Archive, Dossier(), "demo", AsCorrections: "The program brings a newer edition of the sample dossier.");
        Output.Line(ImportCommand.Describe(await services.GetRequiredService<IMediator>().Send(records, ct), Archive, dryRun: false));
    }

    private static Task<int> Serve(ParseResult parsed, ServeOptions options, CancellationToken ct) => Session.Run(
        parsed,
        async (services, connection, log) =>
        {
            var settings = options.Read(parsed);
            await Record(services, ct);
            return await ServeCommand.Serve(services, connection, log, settings, $"/archives/{Archive}?as-of=2017-05-06", ct);
        },
        ct);

    private static IEnumerable<(string Title, string[] Commands)> Stops(long correction) =>
    [
        ("The memorandum lays down a ceasefire in the zones from 6 May 2017. Three days before, on the day, and six months later, when its term is over:",
            [.. new[] { "2017-05-03", "2017-05-06", "2017-11-07" }.Select(day => $"zone idlib --aspect 'agreed.rule ceasefire' --as-of {day}")]),
        ("How far do the zones reach? TASS and Alwaght differ on Homs; each for itself is clear:",
            ["zone homs --aspect agreed.area --as-of 2017-05-06", "zone homs --aspect agreed.area --as-of 2017-05-06 --according-to publisher:Alwaght"]),
        ("Has the opposition been separated from the terrorists? Guarantors' envoys differ, on one day:", ["topic opposition-separated --as-of 2017-09-20"]),
        ("Maps of the zones are due \"by late May\": pending, possibly overdue, overdue, fulfilled late:",
            [.. new[] { "2017-05-20", "2017-05-25", "2017-06-15", "2017-09-20" }.Select(day => $"agreement astana-memorandum-2017 --aspect 'obligation maps' --as-of {day}")]),
        ("Six months from the signing, renewed automatically - and nobody says whether it was:", ["agreement astana-memorandum-2017 --aspect agreed.term --as-of 2017-11-07"]),
        ("Alwaght prints 2017-04-05 above a report of talks in May. A hurried reader recorded that; the correction, and what it changed:", [$"impact {Correction}"]),
        ("What could be read by 1 May 2017 about a zone in Homs? Before the correction, and after it:",
            [$"zone homs --aspect proposed --as-of 2017-05-10 --published-by 2017-05-01 --recorded-by {correction - 1}", $"zone homs --aspect proposed --as-of 2017-05-10 --published-by 2017-05-01 --recorded-by {correction}"]),
    ];

    private static async Task<int> Tour(Command root, string[] options, long correction, CancellationToken ct)
    {
        foreach (var (title, commands) in Stops(correction))
        {
            Wait();
            Output.Line();
            Output.Line($"## {title}");
            foreach (var command in commands)
            {
                Output.Line();
                Output.Raw($"$ kb {command} --archive {Archive}");
                var code = await root.Parse([.. CommandLineParser.SplitCommandLine(command.Replace('\'', '"')), "--archive", Archive, .. options])
                    .InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }, ct);
                if (code != ExitCode.Done) return code;
            }
        }

        Output.Line();
        Output.Line($"That was the tour. 'kb --help' has the other questions; add --archive {Archive} to them, or say so once: export KB_ARCHIVE={Archive}");
        return ExitCode.Done;
    }

    private static void Wait()
    {
        if (!Output.IsTerminal || Console.IsInputRedirected) return;
        Console.Write("\nEnter goes on… ");
        Console.ReadLine();
    }

    private static IEnumerable<string> Given(ParseResult parsed, Option option) =>
        option == GlobalOptions.Connection && parsed.GetValue(GlobalOptions.Connection) is { } connection ? [option.Name, connection] : [];

    private static IReadOnlyList<Draft> Dossier()
    {
        var assembly = typeof(DemoCommand).Assembly;
        return
        [
            .. assembly.GetManifestResourceNames().Where(name => name.StartsWith("astana-2017/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).SelectMany(name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                return DossierReader.Read(name, reader.ReadToEnd());
            }),
        ];
    }
}
