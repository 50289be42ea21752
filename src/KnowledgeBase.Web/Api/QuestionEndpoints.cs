using KnowledgeBase.Answers;
using KnowledgeBase.Events;
using KnowledgeBase.Queries;
using KnowledgeBase.Web.Http;
using Microsoft.AspNetCore.Routing;

namespace KnowledgeBase.Web.Api;

/// <summary>The questions of the command line, and those that the pages ask besides.</summary>
internal static class QuestionEndpoints
{
    private const string Answers = "Answers";
    private const string Audit = "Audit";

    public static void MapQuestions(this IEndpointRouteBuilder archive)
    {
        archive.MapAnswers();
        archive.MapAudit();
    }

    private static void MapAnswers(this IEndpointRouteBuilder archive)
    {
        archive.Ask(
            "/positions",
            new("positions", Answers, "Who holds which position on which topic, with every source.", "Positions")
            {
                HasVantage = true,
                Parameters =
                [
                    Parameter.Text("actor", "Only this actor: its reference, slug, name or alias."),
                    Parameter.Text("topic", "Only this topic and those below it."),
                    Parameter.Limit(),
                    Parameter.After("Only positions after this one: its topic, a space, its actor."),
                ],
            },
            async request =>
            {
                var answer = await request.Send(new AskPositions(request.Archive, request.Vantage, request.Text("actor"), request.Text("topic")) { Limit = request.Limit, After = request.Text("after") ?? "" });
                return ApiAnswer.Of(PositionsDocument.Of(answer).Part(answer.Next), answer.At);
            });
        archive.Ask(
            "/topics/{name}/agreement",
            new("topicAgreement", Answers, "Do the actors agree on a topic, who differs from whom, on those below it too; and how often which answer was given.", "TopicAgreement")
            {
                HasVantage = true,
                Parameters = [Parameter.Text("span", "The days that the tally counts, as EDTF: 1984, 2017-05/2017-09."), Parameter.Text("by", "Only this actor: its positions, and its answers in the span.")],
                Path = new Dictionary<string, string> { ["name"] = "opposition-separated" },
            },
            async request =>
            {
                var answer = await request.Send(new AskTopic(request.Archive, request.Vantage, request.Route("name"), QueryText.Span(request.Text("span"), request.Errors), request.Text("by")));
                return ApiAnswer.Of(TopicDocument.Of(answer), answer.At);
            });
        archive.Ask(
            "/timeline/{**thing}",
            new("timeline", Answers, "What is said of a thing over all days: each item over the spans in which its answer stays the same.", "Timeline")
            {
                HasVantage = true,
                Parameters = [Parameter.Aspects with { Description = "Only this item, such as status, established, 'agreed.rule ceasefire', obligation. Repeatable." }],
                Path = Thing("zone/idlib"),
            },
            async request =>
            {
                var answer = await request.Send(new AskTimeline(request.Archive, request.Vantage, request.Route("thing"), request.Texts("aspect") is { Count: > 0 } items ? items : null));
                return ApiAnswer.Of(TimelineDocument.Of(answer), answer.At);
            });
        archive.Ask(
            "/differences",
            new("differences", Answers, "What two vantages answer differently: appeared, vanished, changed, became contested, settled.", "Differences")
            {
                HasVantage = true,
                HasTwoVantages = true,
                Parameters = [Parameter.Text("thing", "Only this one; everything but statements otherwise. Repeatable.") with { IsRepeatable = true }, Parameter.Limit(), Parameter.AfterNumber],
            },
            async request =>
            {
                var answer = await request.Send(new AskDifferences(request.Archive, request.From!, request.Vantage, request.Texts("thing") is { Count: > 0 } things ? things : null));
                return ApiAnswer.Of(DifferencesDocument.Of(answer).Part(request.AfterNumber, request.Limit), answer.To, answer.From);
            });
        archive.Ask(
            "/search",
            new("search", Answers, "Records by the words of their names, texts, quotations and notes, whatever the spelling of a name; the best first.", "SearchResult")
            {
                HasVantage = true,
                Parameters =
                [
                    Parameter.Text("words", "A word, or several that are a phrase; all of them must be there. Repeatable.") with { IsRepeatable = true, Required = "ceasefire" },
                    Parameter.Word("kind", "Only records about things of this kind.", EventTypes.StreamKinds),
                    Parameter.Limit(20),
                ],
            },
            async request =>
            {
                var answer = await request.Send(new AskSearch(request.Archive, request.Vantage, request.Texts("words"), request.Text("kind"), request.Limit));
                return ApiAnswer.Of(SearchDocument.Of(request.Texts("words"), answer), answer.At);
            });
        archive.Ask(
            "/map",
            new("map", Answers, "The zones with the places in them, and the outlines of these as GeoJSON geometries.", "Map") { HasVantage = true, Parameters = [Parameter.Limit(200)] },
            async request =>
            {
                var answer = await request.Send(new AskMap(request.Archive, request.Vantage, request.Limit));
                return ApiAnswer.Of(MapDocument.Of(answer), answer.At);
            });
        archive.Ask(
            "/changes",
            new("changes", Answers, "On which days what is said of some things changes, and from what to what.", "Changes")
            {
                HasVantage = true,
                Parameters =
                [
                    Parameter.Text("thing", "This one, by reference, slug, name or alias. Repeatable.") with { IsRepeatable = true },
                    Parameter.Word("kind", "Where no thing is named: of this kind the first hundred; zone, agreement, meeting and incident when left out. Repeatable.", EventTypes.StreamKinds) with { IsRepeatable = true },
                    Parameter.Limit(),
                    Parameter.AfterNumber,
                ],
            },
            async request =>
            {
                var (things, kinds) = (request.Texts("thing"), request.Texts("kind"));
                var answer = await request.Send(new AskChanges(request.Archive, request.Vantage, things.Count > 0 ? things : null, kinds.Count > 0 ? kinds : ChangesCache.BoardKinds));
                return ApiAnswer.Of(ChangesDocument.Of(answer).Part(request.AfterNumber, request.Limit), answer.At);
            });
    }

    private static void MapAudit(this IEndpointRouteBuilder archive)
    {
        archive.Ask(
            "/findings",
            new("findings", Audit, "What a curator should look at: contradictions, anachronisms, overdue obligations, names that look alike.", "Findings")
            {
                HasVantage = true,
                Parameters = [Parameter.Word("kind", "Only these findings. Repeatable.", QueryText.FindingKinds.Keys) with { IsRepeatable = true }, Parameter.Limit(), Parameter.AfterNumber],
            },
            async request =>
            {
                request.Check();
                var kinds = request.Texts("kind").Select(word => QueryText.FindingKinds[word]).ToList();
                var answer = await request.Send(new AskFindings(request.Archive, request.Vantage, kinds.Count > 0 ? kinds : null));
                return ApiAnswer.Of(FindingsDocument.Of(answer).Part(request.AfterNumber, request.Limit), answer.At);
            });
        archive.Ask(
            "/history/{**of}",
            new("history", Audit, "Every claim ever made about a thing, or by a record: what superseded, corrected, restated, retracted or deprecated it, when, by whom and why; and what became of it.", "History")
            {
                HasVantage = true,
                Parameters =
                [
                    Parameter.Text("aspect", "Only this aspect, such as agreed.area."),
                    Parameter.Text("member", "Only this member of it, such as place/homs or homs."),
                    Parameter.Limit(),
                    Parameter.AfterNumber,
                ],
                Path = new Dictionary<string, string> { ["of"] = "zone/idlib" },
            },
            async request =>
            {
                if (request.Text("member") is not null && request.Text("aspect") is null) request.Errors.Add("member: needs an aspect beside it.");
                var answer = await request.Send(new AskHistory(request.Archive, request.Vantage, request.Route("of"), request.Text("aspect"), request.Text("member")));
                return ApiAnswer.Of(HistoryDocument.Of(answer).Part(request.AfterNumber, request.Limit), answer.At);
            });
        archive.Ask(
            "/records/{**record}",
            new("recordAsItStands", Audit, "One record as it stands now, corrections applied, and its amendments.", "RecordAnswer") { Path = new Dictionary<string, string> { ["record"] = "tass-5-signed" }, Forms = [Form.Json] },
            async request => new(RecordDocument.Of(await request.Send(new AskRecord(request.Archive, request.Route("record"))))));
        archive.Ask(
            "/claims/{**thing}",
            new("claims", Audit, "Every admitted claim about a thing, whatever its day, and how it fares against the others.", "Claims") { HasVantage = true, Parameters = [Parameter.Limit(), Parameter.AfterNumber], Path = Thing("zone/idlib") },
            async request =>
            {
                var answer = await request.Send(new AskClaims(request.Archive, request.Vantage, request.Route("thing")));
                return ApiAnswer.Of(ClaimsDocument.Of(answer).Part(request.AfterNumber, request.Limit), answer.At);
            });
        archive.Ask(
            "/answers-over-time/{**thing}",
            new("answersOverTime", Audit, "Which answer was given when: an item of a thing over all days, at every position at which that changed.", "AnswersOverTime")
            {
                HasVantage = true,
                Parameters = [Parameter.Text("item", "The item: an aspect, with its member behind a space; status; obligation ….") with { Required = "agreed.area place/homs" }, Parameter.Limit(60)],
                Path = Thing("zone/homs"),
            },
            async request =>
            {
                var answer = await request.Send(new AskAnswersOverTime(request.Archive, request.Vantage, request.Route("thing"), request.Text("item") ?? "", request.Limit));
                return ApiAnswer.Of(AnswersOverTimeDocument.Of(answer), answer.At);
            });
        archive.Ask(
            "/impact/{**record}",
            new("impact", Audit, "What an amendment that is recorded changed when it came: over which days, from what to what.", "Impact") { IsFixed = true, Path = new Dictionary<string, string> { ["record"] = "fix-alwaght-published" } },
            async request => ApiAnswer.Of(ImpactDocument.Of(await request.Send(new AskImpact(request.Archive, request.Route("record"))), dryRun: false)));
    }

    private static Dictionary<string, string> Thing(string example) => new() { ["thing"] = example };
}
