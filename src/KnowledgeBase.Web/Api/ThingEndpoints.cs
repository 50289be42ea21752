using KnowledgeBase.Answers;
using KnowledgeBase.Queries;
using KnowledgeBase.Web.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace KnowledgeBase.Web.Api;

/// <summary>Things of every kind, and statements: all of them, or one.</summary>
internal static class ThingEndpoints
{
    private const string Tag = "Things";

    // An example of each, for whoever reads the OpenAPI document or checks it.
    private static readonly Dictionary<string, string> Examples = new(StringComparer.Ordinal)
    {
        ["zone"] = "idlib",
        ["agreement"] = "astana-memorandum-2017",
        ["meeting"] = "astana-6",
        ["incident"] = "detentions",
        ["actor"] = "alexander-lavrentyev",
        ["source"] = "tass-astana-4",
        ["topic"] = "opposition-separated",
        ["place"] = "homs",
    };

    public static void MapThings(this IEndpointRouteBuilder archive)
    {
        foreach (var (kind, example) in Examples)
        {
            archive.Ask($"/{kind}s", All(kind), async request =>
            {
                var answer = await request.Send(new AskThings(request.Archive, request.Vantage, kind, null, Aspects(request)) { Limit = request.Limit, After = request.Text("after") ?? "" });
                return ApiAnswer.Of(ThingsDocument.Of(answer).Part(answer.Next), answer.At);
            });
            archive.Ask($"/{kind}s/{{name}}", One(kind, example), async request =>
            {
                var answer = await request.Send(new AskThings(request.Archive, request.Vantage, kind, request.Route("name"), Aspects(request)));
                return ApiAnswer.Of(ThingsDocument.Of(answer), answer.At);
            }).AddEndpointFilter(new Memento(kind));
        }

        archive.Ask(
            "/sources/{name}/said",
            new("said", Tag, "What a source says, record by record, in the order of recording.", "Said")
            {
                HasVantage = true,
                Parameters = [Parameter.Limit(), Parameter.AfterNumber with { Description = "Only records after this position." }],
                Path = new Dictionary<string, string> { ["name"] = Examples["source"] },
            },
            async request =>
            {
                var (after, limit) = (request.AfterNumber, request.Limit);
                var source = (await request.Send(new AskThings(request.Archive, request.Vantage, "source", request.Route("name"), ["published"]))).Things[0].Thing;
                var answer = await request.Send(new AskSaid(request.Archive, request.Vantage, [source], After: after, Limit: limit));
                return ApiAnswer.Of(SaidDocument.Of(answer), answer.At);
            });
        archive.MapStatements();
    }

    private static void MapStatements(this IEndpointRouteBuilder archive)
    {
        archive.Ask(
            "/statements",
            new("statements", Tag, "Who said what, when, in answer to which topic, as which source has it.", "StatementList")
            {
                HasVantage = true,
                Parameters =
                [
                    Parameter.Text("speaker", "Only what this actor said, or what was said on its behalf."),
                    Parameter.Text("topic", "Only answers to this topic and those below it."),
                    Parameter.Text("meeting", "Only what was said at this meeting."),
                    Parameter.Text("span", "With a topic: only what was surely said in these days, as EDTF: 1984, 2017-05/2017-09."),
                    Parameter.Limit(),
                    Parameter.After("Only statements whose reference comes after this one."),
                ],
            },
            async request =>
            {
                var filter = QueryText.Statements(null, request.Text("speaker"), request.Text("topic"), request.Text("meeting"), request.Text("span"), request.Errors);
                var answer = await request.Send(new AskStatements(request.Archive, request.Vantage, filter, request.Limit, request.Text("after") ?? ""));
                return ApiAnswer.Of(StatementsDocument.Of(answer), answer.At);
            });
        archive.Ask(
            "/statements/{name}",
            new("statement", Tag, "One statement: its reference or slug.", "StatementList") { HasVantage = true, IsMemento = true, Path = new Dictionary<string, string> { ["name"] = "jaafari-thanks" } },
            async request =>
            {
                var answer = await request.Send(new AskStatements(request.Archive, request.Vantage, new(request.Route("name"))));
                return ApiAnswer.Of(StatementsDocument.Of(answer), answer.At);
            }).AddEndpointFilter(new Memento("statement"));
    }

    private static Operation All(string kind) => new($"{kind}s", Tag, $"Every {kind}, with what is said of it.", $"{Capital(kind)}List")
    {
        HasVantage = true,
        Parameters = [Parameter.Aspects, Parameter.Limit(), Parameter.After($"Only {kind}s whose reference or slug comes after this one.")],
    };

    private static Operation One(string kind, string example) => new(kind, Tag, $"One {kind}, by reference, slug, name or alias, with every value and its source.", $"{Capital(kind)}Answer")
    {
        HasVantage = true,
        IsMemento = true,
        Parameters = [Parameter.Aspects],
        Path = new Dictionary<string, string> { ["name"] = example },
    };

    /// <summary>The kinds of things that are registered.</summary>
    public static IEnumerable<string> Kinds => Examples.Keys;

    public static string Capital(string kind) => $"{char.ToUpperInvariant(kind[0])}{kind[1..]}";

    private static IReadOnlyList<string>? Aspects(ApiRequest request) => request.Texts("aspect") is { Count: > 0 } aspects ? aspects : null;
}
