using KnowledgeBase.Claims;
using KnowledgeBase.Recording;
using KnowledgeBase.Time;
using Spectre.Console;

namespace KnowledgeBase.Cli;

/// <summary>What an amendment changes, for people.</summary>
internal static class ImpactText
{
    /// <summary>More changes than these are told thing by thing, unless all are asked for.</summary>
    private const int Few = 12;

    public static void Draw(IAnsiConsole console, Amended amended, bool full)
    {
        foreach (var field in amended.Fields) console.WriteLine($"  {field.Name}: {field.Before ?? "unset"} → {field.After ?? "unset"}");
        console.WriteLine();
        var impact = amended.Impact;
        full |= impact.Changes.Count <= Few;
        console.WriteLine(impact.Changes.Count == 0 ? "No answer changes." : $"What answers otherwise, listening to every source{(full ? "" : " (--full tells from what to what)")}:");
        var things = impact.Changes.GroupBy(change => change.Thing).OrderBy(thing => Rank(thing.Key)).ThenBy(thing => thing.Key, StringComparer.Ordinal).ToList();
        foreach (var thing in things.Take(full ? things.Count : Few))
        {
            if (full) Each(console, thing);
            else Brief(console, thing);
        }

        if (!full && things.Count > Few) console.WriteLine($"  and {things.Count - Few} more things.");
        Findings(console, "There is now:", impact.Appeared, full);
        Findings(console, "Gone is:", impact.Vanished, full);
        if (impact.Unread > 0) console.WriteLine($"{impact.Unread:N0} further things may be touched; they were too many to ask.");
    }

    private static void Each(IAnsiConsole console, IGrouping<string, ImpactChange> thing)
    {
        console.MarkupLine($"  [bold]{Markup.Escape(thing.Key)}[/]");
        foreach (var change in thing)
        {
            console.WriteLine($"    {change.Item}, {Span(change.First, change.Last)}");
            Side(console, "was", change.Before, 6);
            Side(console, "is", change.After, 6);
        }
    }

    private static void Brief(IAnsiConsole console, IGrouping<string, ImpactChange> thing)
    {
        const int named = 3;
        var items = thing.Select(change => change.Item).Distinct().OrderBy(item => item == "status" ? 0 : 1).ToList();
        var rest = items.Count > named ? $" and {items.Count - named} more" : "";
        var text = $"[bold]{Markup.Escape(thing.Key)}[/]: {Markup.Escape($"{string.Join(", ", items.Take(named))}{rest}, {Spans(thing)}")}";
        console.Write(new Padder(new Markup(text), new Padding(2, 0, 0, 0)));
    }

    public static void Side(IAnsiConsole console, string word, Outcome outcome, int indent = 4) => console.Write(new Padder(
        new Markup($"{word} {(outcome.Verdict is Verdict.Settled or Verdict.Silent ? "" : AspectsTable.Colour(outcome.Verdict) + ": ")}{Markup.Escape(outcome.Text)}"),
        new Padding(indent, 0, 0, 0)));

    public static void Finding(IAnsiConsole console, Finding finding) =>
        console.Write(new Padder(new Text($"{Wording.Of(finding.Kind)}: {finding.Thing} {finding.Item}: {finding.Text}"), new Padding(2, 0, 0, 0)));

    // What is asked about first comes first.
    private static int Rank(string thing) => Array.IndexOf(["zone", "agreement", "topic", "meeting", "incident"], thing.Split('/')[0]) is >= 0 and var rank ? rank : 9;

    private static void Findings(IAnsiConsole console, string title, IReadOnlyList<Finding> findings, bool full)
    {
        const int some = 6;
        if (findings.Count == 0) return;
        console.WriteLine();
        console.WriteLine(title);
        foreach (var finding in findings.Take(full ? findings.Count : some)) Finding(console, finding);
        if (!full && findings.Count > some) console.WriteLine($"  and {findings.Count - some} more.");
    }

    // Items change over days of their own; the days from the first to the last of all would claim more than is so.
    private static string Spans(IGrouping<string, ImpactChange> thing) =>
        thing.Select(change => (change.First, change.Last)).Distinct().ToList() is [var (first, last)] ? Span(first, last) : "over several spans";

    private static string Span(Day first, Day last) => (first.IsFinite, last.IsFinite) switch
    {
        (true, true) => first == last ? $"on {first}" : $"from {first} to {last}",
        (true, false) => $"from {first} on",
        (false, true) => $"up to {last}",
        _ => "on every day",
    };
}
