using System.Text.Json.Nodes;
using KnowledgeBase.Claims;
using KnowledgeBase.Events;
using KnowledgeBase.Queries;
using Spectre.Console;

namespace KnowledgeBase.Cli;

/// <summary>A history for people: aspect, claims in the order of recording, what happened to each, what became of it.</summary>
internal static class TraceTree
{
    public static void Draw(IAnsiConsole console, string archive, HistoryAnswer answer, string again)
    {
        AspectsTable.Heading(console, archive, answer.At);
        console.WriteLine();
        var tree = new Tree(new Markup($"[bold]{Markup.Escape(answer.Names.Of(answer.Of.Thing))}[/] ({Markup.Escape(answer.Of.Thing)})"));
        foreach (var group in answer.Entries.GroupBy(entry => Heading(entry, answer.Of)).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var aspect = tree.AddNode(new Markup($"[bold]{Markup.Escape(group.Key)}[/]"));
            foreach (var entry in group) Add(aspect, entry);
        }

        if (answer.Entries.Count == 0) tree.AddNode("Nothing of the kind was ever claimed.");
        console.Write(tree);
        AspectsTable.Again(console, again);
    }

    private static string Heading(HistoryEntry entry, HistoryOf of) => entry.Claim is { } claim
        ? $"{(claim.Entity == of.Thing ? "" : $"{claim.Entity} ")}{claim.Aspect}{(claim.Member.Length == 0 ? "" : $" {claim.Member}")}"
        : EventTypes.Of(entry.Recorded.Content).Name;

    private static void Add(TreeNode aspect, HistoryEntry entry)
    {
        var claim = entry.Claim;
        var node = aspect.AddNode(new Text($"{Wording.Of(entry) ?? "recorded"}{Dates(claim)}, {entry.Recorded.Record}"));
        if (claim is not null) node.AddNode(new Text($"says {AspectsTable.Source(claim.Evidence)}{(claim.Evidence.BasedOn is { } basis ? $", based on {basis}" : "")}"));
        node.AddNode(new Text($"recorded {When(entry.Recorded.Position, entry.Recorded.Timestamp, entry.Recorded.Recorder)}"));
        foreach (var step in entry.Steps)
        {
            var happened = node.AddNode(new Text($"{Wording.Of(step)}, {When(step.Position, step.RecordedAt, step.Recorder)}{(step.Reason is null ? "" : $": {step.Reason}")}"));
            foreach (var field in step.Fields) happened.AddNode(new Text($"{field.Name}: {Plain(field.Before)} → {Plain(field.After)}"));
        }

        if (entry.Now is { } now && Said(now) != Said(claim!)) node.AddNode(new Text($"now {Said(now)}"));

        node.AddNode(new Markup($"[bold]{Wording.Told(entry.Fate)}[/]{Markup.Escape(By(entry))}"));
    }

    private static string Said(Claim claim) => Wording.Of(claim) + Dates(claim);

    private static string Plain(string? json) => json is null ? "unset" : JsonNode.Parse(json) is JsonValue value ? $"{value}" : json;

    private static string Dates(Claim? claim) =>
        (claim?.On is { } on ? $" on {on}" : "") + (claim?.Since is { } since ? $" since {since}" : "") + (claim?.Until is { } until ? $" until {until}" : "");

    private static string When(long position, DateTimeOffset at, string? recorder) => $"at {position}, {Wording.Instant(at)}{(recorder is null ? "" : $" by {recorder}")}";

    private static string By(HistoryEntry entry) => entry.SupersededBy.Count == 0 ? ""
        : entry.Fate == Fate.Superseded ? $" by {string.Join(", ", entry.SupersededBy)}"
        : $"; in part superseded by {string.Join(", ", entry.SupersededBy)}";
}
