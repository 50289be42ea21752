using System.Text.Json.Nodes;

namespace KnowledgeBase.Benchmarks.Data;

/// <summary>What the reports refer to, and the reports that make the board: a few dozens of zones and agreements, as many in every archive.</summary>
internal static class Reference
{
    private static readonly string[] Rules = ["ceasefire", "no-flights", "checkpoints"];

    public static IEnumerable<JsonObject> Records(Workload load) =>
    [
        .. Enumerable.Range(0, load.Sources).Select(number => Source($"s{number}", number % 50, $"{Row.Published(load, number)}")),
        .. load.Groups.Select(group => Workload.RareSource(group)).Append(Workload.RareOfAll).Select(rare => Source(rare, 50, "2025-01-01")),
        .. Enumerable.Range(0, Workload.Actors).Select(number => Thing("actor.registered", $"actor/a{number}", $"Actor {number}", ("kind", "state"))),
        .. Enumerable.Range(0, load.Topics).Select(number => Thing("topic.defined", $"topic/t{number}", $"Question {number}", ("answers", new JsonArray([.. Row.AnswersOfTopics.Select(answer => (JsonNode)answer)])))),
        .. Enumerable.Range(0, Workload.Zones).SelectMany(number => Zone(load, number)),
        .. Enumerable.Range(0, Workload.Agreements).SelectMany(number => Agreement(load, number)),
    ];

    private static JsonObject Source(string slug, int publisher, string published) =>
        Thing("source.registered", $"source/{slug}", $"Article {slug}", ("publisher", $"Publisher {publisher}"), ("country", $"Country {publisher % 10}"), ("published", published), ("retrieved", "2025-06-01"));

    private static JsonObject Thing(string type, string reference, string name, params (string Field, JsonNode Value)[] fields)
    {
        var record = new JsonObject { [type] = reference, ["record"] = reference.Replace('/', '-'), ["name"] = name };
        foreach (var (field, value) in fields) record[field] = value;
        return record;
    }

    private static IEnumerable<JsonObject> Zone(Workload load, int number)
    {
        var zone = $"zone/z{number}";
        yield return Thing("zone.registered", zone, $"Zone {number}");
        var day = (number * 300) + 100;
        yield return Report(load, "zone.proposed", zone, "proposed", day);
        yield return Report(load, "zone.established", zone, "established", day + 60);
        yield return Report(load, "zone.established", zone, "established-too", day + 60, 1);
        if (number % 6 == 0) yield return Rare(Report(load, "zone.established", zone, "established-rare", day + 60));
        foreach (var rule in Rules) yield return Report(load, "zone.ruleSet", zone, $"rule-{rule}", day + 60, 0, ("rule", rule));
        yield return Report(load, "zone.ruleLifted", zone, "lifted", day + 2_000, 0, ("rule", Rules[0]));
        for (var monitor = 0; monitor < 3; monitor++) yield return Report(load, "zone.monitorPresent", zone, $"monitor-{monitor}", day + 70, 0, ("monitor", $"actor/a{number + monitor}"));
    }

    private static IEnumerable<JsonObject> Agreement(Workload load, int number)
    {
        var agreement = $"agreement/g{number}";
        yield return Thing("agreement.registered", agreement, $"Agreement {number}");
        var day = (number * 300) + 50;
        yield return Report(load, "agreement.signed", agreement, "signed", day, 0, ("by", new JsonArray($"actor/a{number}", $"actor/a{number + 1}")));
        yield return Report(load, "agreement.signed", agreement, "signed-too", day, 1, ("by", new JsonArray($"actor/a{number}", $"actor/a{number + 1}")));
        yield return Report(load, "agreement.termSet", agreement, "term", day, 0, ("duration", "P6M"), ("zones", new JsonArray($"zone/z{number}")));
        yield return Report(load, "agreement.provided", agreement, "maps", day, 0, ("provision", "maps"), ("deadline", $"{Workload.FirstDay.Plus(day + 30)}"));
        yield return Report(load, "agreement.enteredIntoForce", agreement, "in-force", day + 5);
        yield return Report(load, "agreement.extended", agreement, "extended", day + 150, 0, ("by", "P6M"));
        if (number % 2 == 0) yield return Report(load, "agreement.fulfilled", agreement, "fulfilled", day + 45, 0, ("provision", "maps"));
    }

    private static JsonObject Rare(JsonObject report)
    {
        report["source"] = $"source/{Workload.RareOfAll}";
        return report;
    }

    private static JsonObject Report(Workload load, string type, string about, string name, int day, int sourceLater = 0, params (string Field, JsonNode Value)[] fields)
    {
        var source = Math.Min(load.Sources - 1, (day * load.Sources / (Workload.Span + 400)) + 1 + sourceLater);
        var record = new JsonObject { [type] = about, ["record"] = $"{about.Replace('/', '-')}-{name}", ["source"] = $"source/s{source}", ["on"] = $"{Workload.FirstDay.Plus(day)}" };
        foreach (var (field, value) in fields) record[field] = value;
        return record;
    }
}
