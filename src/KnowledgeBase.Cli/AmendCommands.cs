using System.CommandLine;
using KnowledgeBase.Answers;
using KnowledgeBase.Queries;
using KnowledgeBase.Recording;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace KnowledgeBase.Cli;

/// <summary><c>kb correct</c>, <c>kb retract</c>, <c>kb deprecate</c>: each shows its impact; on a terminal before it asks whether to go on.</summary>
internal static class AmendCommands
{
    public static IEnumerable<Command> Create()
    {
        var set = new Option<string[]>("--set") { Description = "A field and its new value, as in a dossier; nothing behind the = unsets it. Repeatable.", HelpName = "field=value", Required = true };
        yield return One(
            "correct", "Replace fields of a record: our reading of its source was wrong. (Where the source itself is wrong, record another source.)",
            ["kb correct alwaght --set published=2017-05-04 --reason \"Day and month are swapped.\" --dry-run", "kb correct tass-5-signed --set 'by=[actor/russia, actor/iran]' --reason \"…\""],
            [set],
            (parsed, amending) => new CorrectEvent(amending, [.. parsed.GetValue(set)!.Select(Pair)]));
        yield return One("retract", "Remove a record from what the archive says, or undo an earlier amendment. The log keeps both.", ["kb retract tass-9-area-homs --reason \"Belongs to another zone.\""], [], (_, amending) => new RetractEvent(amending));
        yield return One("deprecate", "Say that what a record claims is not to be relied on: it leaves every verdict, and is listed apart.", ["kb deprecate sputnik-25-count --reason \"Garbled.\""], [], (_, amending) => new DeprecateEvent(amending));
    }

    /// <summary><c>kb impact RECORD</c>: what an amendment that is recorded changed when it came.</summary>
    public static Command Impact()
    {
        var record = new Argument<string>("record") { Description = "The amendment's record id." };
        var (format, full) = (Format(), Full());
        var command = new Command("impact", "What an amendment that is recorded changed when it came: over which days, from what to what.") { record, full, format }.WithExamples("kb impact fix-alwaght-published --archive demo --full");
        command.SetAction((parsed, ct) => Session.Run(
            parsed,
            async services =>
            {
                var amended = await services.GetRequiredService<IMediator>().Send(new AskImpact(GlobalOptions.ArchiveOf(parsed), parsed.GetValue(record)!), ct);
                if (parsed.GetValue(format) == "json") Formats.Json(ImpactDocument.Of(amended, dryRun: false).Json);
                else Output.Paged(console => Draw(console, amended, parsed.GetValue(full)));
                return ExitCode.Done;
            },
            ct));
        return command;

        static void Draw(IAnsiConsole console, Amended amended, bool full)
        {
            console.WriteLine($"'{amended.Record}', at position {amended.Position}, on '{amended.Target}' of {amended.Stream}:");
            ImpactText.Draw(console, amended, full);
        }
    }

    private static Option<bool> Full() => new("--full") { Description = "Tell each change, however many there are." };

    private static Option<string> Format()
    {
        var format = new Option<string>("--format") { Description = "table or json.", HelpName = "form", DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("table", "json");
        return format;
    }

    private static Command One(string name, string description, string[] examples, IEnumerable<Option> options, Func<ParseResult, Amending, IRequest<Amended>> request)
    {
        var target = new Argument<string>("record") { Description = "The record's id, as answers and dossiers have it, or its event's." };
        var reason = new Option<string>("--reason") { Description = "Why; kept for ever.", HelpName = "text", Required = true };
        var recorder = ImportCommand.Recorder();
        var dryRun = new Option<bool>("--dry-run") { Description = "Only show what would change." };
        var yes = new Option<bool>("--yes") { Description = "Don't ask on a terminal." };
        var (format, full) = (Format(), Full());
        var command = new Command(name, description) { target, reason, recorder, dryRun, yes, full, format }.WithExamples(examples);
        foreach (var option in options) command.Add(option);
        command.SetAction((parsed, ct) => Session.Run(
            parsed,
            async services =>
            {
                var mediator = services.GetRequiredService<IMediator>();
                var amending = new Amending(GlobalOptions.ArchiveOf(parsed), parsed.GetValue(target)!, parsed.GetValue(reason)!, parsed.GetValue(recorder)!, DryRun: true);
                var (json, asks) = (parsed.GetValue(format) == "json", !Console.IsInputRedirected && Output.IsTerminal && !parsed.GetValue(yes));
                if (parsed.GetValue(dryRun) || asks)
                {
                    var would = await mediator.Send(request(parsed, amending), ct);
                    Show(would, json, dryRun: true, parsed.GetValue(full));
                    if (parsed.GetValue(dryRun)) return ExitCode.Done;
                    Console.Write("Record this? [y/N] ");
                    if (Console.ReadLine()?.Trim() is not ("y" or "Y" or "yes")) throw new UserException("Nothing was recorded.");
                }

                var done = await mediator.Send(request(parsed, amending with { DryRun = false }), ct);
                if (asks) Output.Line($"Recorded as '{done.Record}' at position {done.Position}.");
                else Show(done, json, dryRun: false, parsed.GetValue(full));
                return ExitCode.Done;
            },
            ct));
        return command;
    }

    private static void Show(Amended amended, bool json, bool dryRun, bool full)
    {
        if (json)
        {
            Formats.Json(ImpactDocument.Of(amended, dryRun).Json);
            return;
        }

        Output.Line($"{(dryRun ? "Would record" : "Recorded")} '{amended.Record}' at position {amended.Position}, on '{amended.Target}' of {amended.Stream}.");
        ImpactText.Draw(Output.Console, amended, full);
    }

    private static (string, string) Pair(string text) => text.IndexOf('=', StringComparison.Ordinal) is > 0 and var at
        ? (text[..at].Trim(), text[(at + 1)..])
        : throw new UserException($"--set: '{text}' has no '='; write field=value, such as published=2017-05-04.");
}
