using System.CommandLine;
using KnowledgeBase.Queries;

namespace KnowledgeBase.Cli;

/// <summary><c>kb zones</c>, <c>kb zone NAME</c> and their like: the things of a kind, or one of them with every source.</summary>
internal static class ThingsCommands
{
    public static IEnumerable<Command> Create() =>
    [
        All("zone", "zones", "Every zone: its status and the outcome of each aspect.", "kb zones --as-of 2017-05-06", "kb zones --according-to publisher:TASS --format markdown"),
        One("zone", "zone", "One zone: its status, and each aspect with every value and its source.", "kb zone idlib --as-of 2017-09-15", "kb zone idlib --published-by 2017-05-05 --format json"),
        All("agreement", "agreements", "Every agreement: its status, the outcome of each aspect, its obligations.", "kb agreements --as-of 2017-12-01"),
        One("agreement", "agreement", "One agreement: stages, term, provisions and obligations, with every source.", "kb agreement astana-memorandum-2017 --as-of 2017-11-07"),
        AllOrOne("meeting", "meetings", "Meetings: when, where, who took part; one of them with every source.", "kb meetings", "kb meetings astana-6"),
        AllOrOne("incident", "incidents", "Incidents: what happened, where, how many; one of them with every source.", "kb incidents --as-of 2017-09-15"),
        AllOrOne("actor", "actors", "Actors: names, roles, memberships; one of them with its positions, by any spelling of its name.", "kb actors", "kb actors Lavrentiev --as-of 2017-09-15"),
        AllOrOne("source", "sources", "Sources: publisher, dates, editions, hashes.", "kb sources", "kb sources tass-astana-4"),
        All("topic", "topics", "Every topic, with the positions that actors take on it in brief.", "kb topics --as-of 2017-09-20"),
        AllOrOne("place", "places", "Places and their other names.", "kb places"),
    ];

    private static readonly Option<string[]> Aspect = new("--aspect") { Description = "Only this aspect, such as established, 'agreed.rule ceasefire', 'obligation maps', position. Repeatable.", HelpName = "name" };

    private static Command All(string kind, string name, string description, params string[] examples) =>
        QueryCommand.Create(name, description, examples, [Aspect], question => Ask(question, kind, null));

    private static Command One(string kind, string name, string description, params string[] examples)
    {
        var named = new Argument<string>("name") { Description = $"The {kind}: its reference, slug, name or alias." };
        return QueryCommand.Create(name, description, examples, [named, Aspect], question => Ask(question, kind, question.Parsed.GetValue(named)));
    }

    private static Command AllOrOne(string kind, string name, string description, params string[] examples)
    {
        var named = new Argument<string?>("name") { Description = $"One {kind}: its reference, slug, name or alias.", Arity = ArgumentArity.ZeroOrOne };
        var command = QueryCommand.Create(name, description, examples, [named, Aspect], question => Ask(question, kind, question.Parsed.GetValue(named)));
        command.Aliases.Add(kind);
        return command;
    }

    private static async Task<View> Ask(Question question, string kind, string? named)
    {
        IReadOnlyList<string>? items = question.Parsed.GetValue(Aspect) is { Length: > 0 } some ? some : null;
        var answer = await question.Send(new AskThings(question.Archive, question.Vantage, kind, named, items));
        return ThingsView.Of(question.Archive, answer, question.Again(answer.At), full: named is not null, filtered: items is not null);
    }
}
