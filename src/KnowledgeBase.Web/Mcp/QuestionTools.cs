using System.ComponentModel;
using System.Text.Json.Nodes;
using KnowledgeBase.Answers;
using KnowledgeBase.Claims;
using KnowledgeBase.Log;
using KnowledgeBase.Queries;
using KnowledgeBase.Time;
using MediatR;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace KnowledgeBase.Web.Mcp;

/// <summary>The main questions as tools; none of them writes.</summary>
[McpServerToolType]
internal sealed class QuestionTools(IMediator mediator, Archives archives, McpSettings settings)
{
    private const string OfArchive = "The archive; the default one when left out. list_archives names them.";
    private const string OfVantage = "Where it is seen from: day, publication, recording position, sources. Left out: now, everything.";

    [McpServerTool(Name = "list_archives", Title = "Archives", ReadOnly = true, Idempotent = true, OpenWorld = false)]
    [Description("The archives there are, how many events each holds, and which one is the default.")]
    public Task<CallToolResult> ListArchives(CancellationToken ct) => ToolAnswer.Of(async () => new JsonObject
    {
        ["default"] = settings.Archive,
        ["archives"] = new JsonArray([.. (await archives.List(ct)).Select(one => new JsonObject
        {
            ["archive"] = one.Name, ["events"] = one.Events, ["lastRecorded"] = one.Head.Timestamp is { } at ? Wording.Instant(at) : null, ["link"] = $"{settings.Pages}/archives/{one.Name}",
        })]),
    });

    [McpServerTool(Name = "list_things", Title = "Things of a kind", ReadOnly = true, Idempotent = true, OpenWorld = false)]
    [Description("The zones, agreements, meetings, incidents, actors, sources, topics or places, each with its status and what is contested about it. Ask about one of them with ask_thing.")]
    public Task<CallToolResult> ListThings(
        [Description("zone, agreement, meeting, incident, actor, source, topic or place")] string kind,
        [Description(OfArchive)] string? archive = null,
        [Description(OfVantage)] VantageArguments? vantage = null,
        CancellationToken ct = default) => ToolAnswer.Of(async () =>
        {
            var answer = await mediator.Send(new AskThings(Archive(archive), Read(vantage), Kind(kind)), ct);
            var things = answer.Things.Select(thing => new JsonObject
            {
                ["thing"] = thing.Thing,
                ["name"] = thing.Name,
                ["status"] = thing.Status?.Text,
                ["statusVerdict"] = thing.Status is { } status ? Wording.Of(status.Verdict) : null,
                ["contested"] = new JsonArray([.. thing.Aspects.Where(aspect => aspect.Verdict == Verdict.Contested).Select(aspect => (JsonNode)Wording.Name(aspect))]),
            });
            return new JsonObject { ["things"] = new JsonArray([.. things]) }.With(settings, Archive(archive), answer.At, answer.Names, $"{kind}s");
        });

    [McpServerTool(Name = "ask_thing", Title = "What holds of a thing", ReadOnly = true, Idempotent = true, OpenWorld = false)]
    [Description("What is said of one thing on a day: each aspect with its verdict (settled, open, contested, lapsed, silent) and every value with its source, paragraph and date. Contested means that sources differ: tell the user all values, with their sources, and pick none.")]
    public Task<CallToolResult> AskThing(
        [Description("A reference such as zone/idlib or agreement/astana-memorandum-2017, or a name that only one thing has")] string thing,
        [Description("Only these aspects, such as established or 'agreed.rule ceasefire', 'obligation maps', position; every one when left out")] IReadOnlyList<string>? aspects = null,
        [Description(OfArchive)] string? archive = null,
        [Description(OfVantage)] VantageArguments? vantage = null,
        CancellationToken ct = default) => ToolAnswer.Of(async () =>
        {
            var overview = await mediator.Send(new AskOverview(Archive(archive), Read(vantage)), ct);
            var reference = overview.Names.Find(thing);
            var answer = await mediator.Send(new AskThings(Archive(archive), Read(vantage), reference.Split('/')[0], reference, aspects is { Count: > 0 } ? aspects : null), ct);
            return ThingsDocument.Of(answer).Json.With(settings, Archive(archive), answer.At, answer.Names, reference);
        });

    [McpServerTool(Name = "positions", Title = "Who holds which position", ReadOnly = true, Idempotent = true, OpenWorld = false)]
    [Description("Which position actors hold on topics on a day, with verdict and sources. Name an actor, a topic, or both.")]
    public Task<CallToolResult> Positions(
        [Description("An actor, by any spelling of its name")] string? actor = null,
        [Description("A topic, by reference or name; topics below it count too")] string? topic = null,
        [Description(OfArchive)] string? archive = null,
        [Description(OfVantage)] VantageArguments? vantage = null,
        CancellationToken ct = default) => ToolAnswer.Of(async () =>
        {
            var answer = await mediator.Send(new AskPositions(Archive(archive), Read(vantage), actor, topic), ct);
            return PositionsDocument.Of(answer).Json.With(settings, Archive(archive), answer.At, answer.Names, "positions", ("actor", actor), ("topic", topic));
        });

    [McpServerTool(Name = "timeline", Title = "A thing over all days", ReadOnly = true, Idempotent = true, OpenWorld = false)]
    [Description("From when to when each answer about a thing stays the same, with its verdict.")]
    public Task<CallToolResult> TimelineOf(
        [Description("A reference such as zone/idlib, or a name that only one thing has")] string thing,
        [Description("Only these items, such as status, agreed.area, obligation; every one when left out")] IReadOnlyList<string>? items = null,
        [Description(OfArchive)] string? archive = null,
        [Description(OfVantage)] VantageArguments? vantage = null,
        CancellationToken ct = default) => ToolAnswer.Of(async () =>
        {
            var answer = await mediator.Send(new AskTimeline(Archive(archive), Read(vantage), thing, items is { Count: > 0 } ? items : null), ct);
            return TimelineDocument.Of(answer).Json.With(settings, Archive(archive), answer.At, answer.Names, answer.Thing);
        });

    [McpServerTool(Name = "history", Title = "Every claim ever made", ReadOnly = true, Idempotent = true, OpenWorld = false)]
    [Description("The auditor's question: every claim ever made about a thing, or one aspect of it, or by one record: by whom recorded, what corrected, superseded or retracted it and why, and what became of it.")]
    public Task<CallToolResult> History(
        [Description("A thing by reference or name, or the id of a record")] string thing,
        [Description("One aspect, such as agreed.area; every one when left out")] string? aspect = null,
        [Description("One member of it, such as place/homs")] string? member = null,
        [Description(OfArchive)] string? archive = null,
        [Description(OfVantage)] VantageArguments? vantage = null,
        CancellationToken ct = default) => ToolAnswer.Of(async () =>
        {
            var answer = await mediator.Send(new AskHistory(Archive(archive), Read(vantage), thing, aspect, member), ct);
            return HistoryDocument.Of(answer).Json.With(
                settings, Archive(archive), answer.At, answer.Names, answer.Of.Record is { } record ? $"record/{record}" : $"history/{answer.Of.Thing}", ("aspect", aspect), ("member", member));
        });

    [McpServerTool(Name = "statements", Title = "Who said what", ReadOnly = true, Idempotent = true, OpenWorld = false)]
    [Description("Statements by speaker, topic or meeting: what was said, as which source has it, and which answer to which topic that is.")]
    public Task<CallToolResult> Statements(
        [Description("Who said it, or on whose behalf")] string? speaker = null,
        [Description("The topic that it answers")] string? topic = null,
        [Description("The meeting at which it was said")] string? meeting = null,
        [Description("At most so many, 1 to 200")] int limit = 30,
        [Description(OfArchive)] string? archive = null,
        [Description(OfVantage)] VantageArguments? vantage = null,
        CancellationToken ct = default) => ToolAnswer.Of(async () =>
        {
            var answer = await mediator.Send(new AskStatements(Archive(archive), Read(vantage), new StatementFilter(null, speaker, topic, meeting), Math.Clamp(limit, 1, 200)), ct);
            return StatementsDocument.Of(answer).Json.With(settings, Archive(archive), answer.At, answer.Names, "statements", ("speaker", speaker), ("topic", topic), ("meeting", meeting));
        });

    [McpServerTool(Name = "compare", Title = "Two vantages compared", ReadOnly = true, Idempotent = true, OpenWorld = false)]
    [Description("What answers differently from two vantages: two days, two states of the archive, or two sets of sources. What appeared, vanished, changed, became contested.")]
    public Task<CallToolResult> Compare(
        [Description("The one vantage")] VantageArguments from,
        [Description("The other; now when left out")] VantageArguments? vantage = null,
        [Description("Only these things; all but statements when left out")] IReadOnlyList<string>? things = null,
        [Description(OfArchive)] string? archive = null,
        CancellationToken ct = default) => ToolAnswer.Of(async () =>
        {
            var answer = await mediator.Send(new AskDifferences(Archive(archive), Read(from), Read(vantage), things is { Count: > 0 } ? things : null), ct);
            var other = VantageText.Values(answer.From.Pinned).Select(value => ($"from-{value.Name}", (string?)value.Text));
            return DifferencesDocument.Of(answer).Json.With(settings, Archive(archive), answer.To, answer.Names, "compare", [.. other]);
        });

    [McpServerTool(Name = "check", Title = "What needs a look", ReadOnly = true, Idempotent = true, OpenWorld = false)]
    [Description("Contradictions between sources, anachronisms, overdue obligations, names that look alike.")]
    public Task<CallToolResult> Check(
        [Description(OfArchive)] string? archive = null,
        [Description(OfVantage)] VantageArguments? vantage = null,
        CancellationToken ct = default) => ToolAnswer.Of(async () =>
        {
            var answer = await mediator.Send(new AskFindings(Archive(archive), Read(vantage)), ct);
            return FindingsDocument.Of(answer).Json.With(settings, Archive(archive), answer.At, answer.Names, "check");
        });

    [McpServerTool(Name = "search", Title = "Search", ReadOnly = true, Idempotent = true, OpenWorld = false)]
    [Description("Records by the words of their names, texts, quotations and notes, whatever the spelling of a name. All words must be there.")]
    public Task<CallToolResult> Search(
        [Description("Words and phrases; each phrase is one text of several words")] IReadOnlyList<string> words,
        [Description("Only records about things of this kind: zone, actor, statement, …")] string? kind = null,
        [Description("At most so many, 1 to 100")] int limit = 20,
        [Description(OfArchive)] string? archive = null,
        [Description(OfVantage)] VantageArguments? vantage = null,
        CancellationToken ct = default) => ToolAnswer.Of(async () =>
        {
            var answer = await mediator.Send(new AskSearch(Archive(archive), Read(vantage), words, kind, Math.Clamp(limit, 1, 100)), ct);
            var query = string.Join(' ', words.Select(word => word.Contains(' ') ? $"\"{word}\"" : word));
            return SearchDocument.Of(words, answer).Json.With(settings, Archive(archive), answer.At, answer.Names, "search", ("q", query), ("kind", kind));
        });

    private string Archive(string? archive) => string.IsNullOrEmpty(archive) ? settings.Archive : archive;

    private static Vantage Read(VantageArguments? vantage) => vantage?.Read() ?? Vantage.Open;

    private static string Kind(string kind) => kind is "zone" or "agreement" or "meeting" or "incident" or "actor" or "source" or "topic" or "place" ? kind
        : throw new Http.BadRequestException($"kind: '{kind}' is none; there are zone, agreement, meeting, incident, actor, source, topic and place.");
}
