using KnowledgeBase.Answers;
using KnowledgeBase.Claims;
using KnowledgeBase.Events;
using KnowledgeBase.Queries;
using KnowledgeBase.Time;
using Spectre.Console;

namespace KnowledgeBase.Cli;

/// <summary>Zones, agreements and other things: every form of an <see cref="AskThings"/> answer.</summary>
internal static class ThingsView
{
    /// <summary>The forms of an answer.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="again">The command that gives it again.</param>
    /// <param name="full">Every value with its source, not only the outcomes.</param>
    /// <param name="filtered">Only some aspects were asked for.</param>
    public static View Of(string archive, ThingsAnswer answer, string again, bool full, bool filtered)
    {
        var document = ThingsDocument.Of(answer);
        return new(document, console =>
        {
            AspectsTable.Heading(console, archive, answer.At);
            foreach (var thing in answer.Things) Draw(console, answer, thing, full, filtered);
            if (answer.Things.Count == 0) console.WriteLine($"There are no {document.Items} in it{(filtered ? " of which that is said" : "")}.");
            AspectsTable.Again(console, again);
        });
    }

    private static void Draw(IAnsiConsole console, ThingsAnswer answer, ThingAnswer thing, bool full, bool filtered)
    {
        console.WriteLine();
        console.MarkupLine($"[bold]{Markup.Escape(thing.Name)}[/] ({thing.Thing}){(thing.Status is null ? "" : Markup.Escape($": {thing.Status.Text}"))}");
        if (thing.Aliases.Count > 0) console.Write(new Padder(new Text($"also {string.Join(", ", thing.Aliases)}"), new Padding(2, 0, 0, 0)));
        if (thing.Registration is SourceRegistered source) Source(console, source);
        if (!thing.Says && thing.Registration is not SourceRegistered) console.WriteLine(filtered ? "  Nobody says anything of that." : "  Nobody says anything of it.");
        foreach (var aspect in thing.Aspects)
        {
            if (full) AspectsTable.Write(console, aspect, answer.Names);
            else AspectsTable.Line(console, aspect);
        }

        foreach (var obligation in thing.Obligations) Obligation(console, obligation, answer.At.AsOf);
        foreach (var position in thing.Positions) AspectsTable.Write(console, position, answer.Names, $"position on {answer.Names.Of(position.Entity)} ({position.Entity})");
    }

    private static void Obligation(IAnsiConsole console, Obligation obligation, Day asOf) => console.Write(new Padder(
        new Markup($"[bold]obligation {obligation.Provision}[/]: {Markup.Escape(obligation.Text)}"
            + (obligation.Verdict is Verdict.Contested or Verdict.Open ? $", {AspectsTable.Colour(obligation.Verdict)}" : "")
            + Markup.Escape((obligation.Deadline is { } due ? $"; due {Wording.Bounds(due)}" : "") + (obligation.Fulfilled is { } done && done.Earliest <= asOf ? $"; fulfilled {Wording.Bounds(done)}" : ""))),
        new Padding(2, 0, 0, 0)));

    private static void Source(IAnsiConsole console, SourceRegistered source)
    {
        var facts = new (string, string?)[]
        {
            ("publisher", source.Publisher), ("country", source.Country), ("published", source.Published?.ToString()), ("it prints", source.Printed),
            ("retrieved", source.Retrieved.ToString()), ("work", source.Work), ("edition", source.Edition?.ToString()), ("url", source.Url), ("sha256", source.Sha256), ("note", source.Note),
        };
        foreach (var (name, value) in facts.Where(fact => fact.Item2 is not null)) console.Write(new Padder(new Text($"{name}: {value}"), new Padding(2, 0, 0, 0)));
    }
}
