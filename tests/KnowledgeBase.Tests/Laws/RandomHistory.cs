using System.Text.Json;
using System.Text.Json.Nodes;
using KnowledgeBase.Events;
using KnowledgeBase.Recording;

namespace KnowledgeBase.Tests.Laws;

/// <summary>
/// Random records about a small world - two zones, two acts, three actors, one of them twice, a work of three editions, a work of
/// two, single sources dated and undated - so that they meet often: every modality and polarity, vague, unset and relative dates,
/// since and until, partial values, corrections, undo, deprecations, restatements and omissions.
/// </summary>
internal sealed class RandomHistory(Random random, Random texts)
{
    public static readonly string[] Sources = ["source/a1", "source/a2", "source/a3", "source/b1", "source/b2", "source/c", "source/d"];
    public static readonly string[] Actors = ["actor/iran", "actor/russia", "actor/turkey", "actor/rf"];
    public static readonly string[] Topics = ["topic/guarantors", "topic/monitors"];
    private static readonly string[] Zones = ["zone/homs", "zone/idlib"];
    private static readonly string[] Acts = ["agreement/memorandum", "agreement/statement"];
    private static readonly string[] Places = ["place/aleppo", "place/hama", "place/latakia"];
    private static readonly string[] Days = ["2017-05-03", "2017-05-04", "2017-05-05", "2017-05-06", "2017-05-10", "2017-09-15", "2017-11-06"];
    private static readonly string[] Vague = ["2017-05", "2017", "2017-05~", "2017-05-04?", "[2017-05-04..2017-05-06]", "../2017-05-05", "2017-09", "[2017-05-03,2017-09-15]"];
    private static readonly string[] Texts = ["Rossiya and TURKIYE", "the actor/russia: a ceasefire", "a ceasefire, in Homs", "Federation of the South"];
    private static readonly Dictionary<string, string> Aliases = new() { ["actor/rf"] = "Rossiya", ["actor/russia"] = "The Federation", ["actor/turkey"] = "Türkiye" };
    private readonly List<Draft> _drafts = [];
    private int _records;

    /// <summary>The records that every history begins with, then so many random ones; some of these may not be recordable.</summary>
    public static IReadOnlyList<Draft> Of(int seed, int size)
    {
        var history = new RandomHistory(new Random(seed), new Random(seed));
        history.Prelude();
        for (var i = 0; i < size; i++) history.Next();
        return history._drafts;
    }

    /// <summary>How many records the prelude has.</summary>
    public static int PreludeLength { get; } = Of(0, 0).Count;

    private T Pick<T>(params T[] items) => items[random.Next(items.Length)];

    private bool OneIn(int n) => random.Next(n) == 0;

    private void Prelude()
    {
        Source("source/a1", "work-a", 1, "2017-05-05");
        Source("source/a2", "work-a", 2, "2017-06");
        Source("source/a3", "work-a", 3, Pick(null, "2017-10~"));
        Source("source/b1", "work-b", 1, "2017-05-04");
        Source("source/b2", "work-b", 2, "2017-09-16");
        Source("source/c", null, null, Pick("2017-05-05", "2017"));
        Source("source/d", null, null, null);
        foreach (var zone in Zones) Add(zone, "zone.registered", new() { ["name"] = zone });
        foreach (var act in Acts) Add(act, "agreement.registered", new() { ["name"] = act });
        foreach (var actor in Actors) Add(actor, "actor.registered", new() { ["name"] = actor, ["kind"] = "state", ["aliases"] = Aliases.TryGetValue(actor, out var alias) ? new JsonArray(alias) : null });
        foreach (var place in Places) Add(place, "place.registered", new() { ["name"] = place });
        foreach (var topic in Topics) Add(topic, "topic.defined", new() { ["name"] = topic, ["answers"] = new JsonArray("yes", "no") });
        Add("meeting/astana-4", "meeting.registered", new() { ["name"] = "Astana 4" });
    }

    private void Source(string source, string? work, int? edition, string? published) => Add(source, "source.registered", new()
    {
        ["name"] = source,
        ["work"] = work,
        ["edition"] = edition,
        ["published"] = published,
        ["retrieved"] = "2018-01-01",
        ["publisher"] = Pick("TASS", "Alwaght"),
        ["country"] = Pick("RU", "IR"),
    });

    private void Next()
    {
        switch (random.Next(20))
        {
            case 0 or 1: Correct(); break;
            case 2: Amend("record.retracted", []); break;
            case 3: Amend("record.deprecated", []); break;
            case 4 when OneIn(4): Add(Pick("actor/rf", "actor/russia"), "thing.sameAs", new() { ["other"] = Pick("actor/russia", "actor/rf") }); break;
            case 5: Add(Pick("source/a2", "source/a3", "source/b2"), "source.omitted", new() { ["key"] = Pick("k1", "k2"), ["note"] = Text() }); break;
            case 6 when OneIn(2): Replace(); break;
            default: Report(); break;
        }
    }

    private void Report()
    {
        var (stream, type, data) = random.Next(27) switch
        {
            0 or 1 => (Pick(Zones), "zone.established", new JsonObject()),
            2 => (Pick(Zones), Pick("zone.proposed", "zone.agreed", "zone.negotiated", "zone.dissolved"), []),
            3 or 4 or 5 => (Pick(Zones), "zone.controlled", new() { ["by"] = Pick(Actors) }),
            6 => (Pick(Zones), "zone.area", new() { ["places"] = Areas(), ["complete"] = OneIn(2) }),
            7 => (Pick(Zones), Pick("zone.ruleSet", "zone.ruleLifted"), new() { ["rule"] = "ceasefire" }),
            8 => (Pick(Zones), Pick("zone.monitorAssigned", "zone.monitorPresent"), Optional(new() { ["monitor"] = Pick(Actors) }, ("side", Pick("north", "south")), ("sector", Pick("one", "two")), ("counts", new JsonArray(new JsonObject { ["of"] = "troops", ["min"] = random.Next(2), ["max"] = 1 })))),
            9 or 10 => (Pick(Acts), "agreement.signed", Optional([], ("by", new JsonArray(Pick(Actors))), ("at", "meeting/astana-4"))),
            11 => (Pick(Acts), Pick("agreement.proposed", "agreement.adopted", "agreement.terminated", "agreement.suspended", "agreement.resumed"), []),
            12 => (Pick(Acts), "agreement.enteredIntoForce", new() { ["modality"] = Pick("agreed", "reported", null!) }),
            13 => (Pick(Acts), "agreement.termSet", Optional(new() { ["duration"] = Pick("P6M", "P1M") }, ("renewsAutomatically", OneIn(2)), ("zones", new JsonArray(Pick(Zones))))),
            14 or 22 => (Pick(Acts), "agreement.provided", Optional(new() { ["provision"] = "working-group", ["deadline"] = Date() }, ("parties", new JsonArray(Pick(Actors))))),
            15 or 23 => (Pick(Acts), Pick("agreement.fulfilled", "agreement.missed"), new() { ["provision"] = "working-group" }),
            24 => (Pick(Acts), "agreement.signed", []),
            25 => (Pick(Topics), "topic.classified", new() { ["as"] = Pick(Topics) }),
            16 => (Pick(Acts), "agreement.extended", new() { ["by"] = Pick("P6M", "P1M") }),
            17 => ("meeting/astana-4", Pick("meeting.attended", "meeting.walkedOut"), new() { ["actor"] = Pick(Actors) }),
            18 => ("meeting/astana-4", "meeting.scheduled", new() { ["for"] = Date() ?? "2017-05-03" }),
            19 => (Pick(Actors), "actor.roleTaken", Optional(new() { ["role"] = "guarantor" }, ("of", Pick(Actors)))),
            _ => ($"statement/s{random.Next(4)}", "statement.made", Optional(
                new() { ["speaker"] = Pick(Actors), ["kind"] = "assertion", ["text"] = "…", ["topic"] = Pick(Topics), ["answer"] = Pick("yes", "no", "unclear") },
                ("onBehalfOf", new JsonArray(Pick(Actors))))),
        };
        data["source"] = Pick(Sources);
        data["quote"] = Text();
        World(data);
        Add(stream, type, data);
    }

    private void World(JsonObject data)
    {
        data["on"] = Date();
        if (OneIn(6)) data["polarity"] = "denied";
        if (OneIn(6)) data["since"] = Pick("2017-01", "2017-05-01", "2017-05-04");
        if (OneIn(6)) data["until"] = Pick("2017-05-08", "2017-09", "2017-12-31");
        if (OneIn(5)) data["order"] = random.Next(3);
        if (OneIn(5)) data["inferred"] = true;
        if (OneIn(3) && _drafts.FindAll(draft => draft.Type == "statement.made") is { Count: > 0 } statements) data["basedOn"] = Pick([.. statements]).Record;
        if (OneIn(3)) data["key"] = Pick("k1", "k2", "k3");
        if (data["modality"] is not null) return;
        if (OneIn(8)) (data["modality"], data["aim"]) = ("planned", Date());
        else if (OneIn(6)) (data["modality"], data["under"]) = ("agreed", Pick(Acts));
    }

    private string? Text() => texts.Next(3) > 0 ? null : Texts[texts.Next(Texts.Length)];

    private JsonNode? Date() => random.Next(10) switch
    {
        0 => null,
        1 or 2 => Pick(Vague),
        3 => "2017-05-03/2017-05-04",
        4 => Optional(new() { ["anchor"] = Pick(Acts), ["aspect"] = Pick("signed", "inForce") }, ("offset", Pick("P10D", "-P2W", "P1M"))),
        5 when OneIn(2) => new JsonObject { ["anchor"] = Pick(Zones), ["aspect"] = "established", ["relation"] = Pick("before", "after") },
        _ => Pick(Days),
    };

    private JsonArray Areas() => new([.. Places.Where(_ => OneIn(2)).DefaultIfEmpty(Places[0]).Select(place => Optional(new() { ["place"] = place }, ("extent", Pick("whole", "part"))))]);

    private JsonObject Optional(JsonObject data, params (string Name, JsonNode? Value)[] fields)
    {
        foreach (var (name, value) in fields.Where(_ => OneIn(2))) data[name] = value;
        return data;
    }

    private void Correct() => Amend("record.corrected", target => new()
    {
        ["targetType"] = EventTypes.Find(target.Type)!.StoredName,
        ["set"] = random.Next(5) switch
        {
            0 => new JsonObject { ["polarity"] = Pick("denied", "asserted") },
            1 => new JsonObject { ["source"] = Pick(Sources) },
            2 when target.Type == "source.registered" => new JsonObject { ["published"] = Pick("2017-05-01", "2017-08", null) },
            3 when target.Type == "zone.controlled" => new JsonObject { ["by"] = Pick(Actors) },
            _ => new JsonObject { ["on"] = Date() },
        },
    });

    /// <summary>Retracts a report and records it anew, now and then with another date.</summary>
    private void Replace()
    {
        var old = _drafts.FindLast(draft => draft.Type == (OneIn(3) ? "zone.controlled" : "statement.made"));
        if (old is null) return;
        Add(old.Stream, "record.retracted", new() { ["target"] = old.Record, ["reason"] = "a test" });
        var anew = (JsonObject)old.Data.DeepClone();
        anew["replaces"] = old.Record;
        if (OneIn(2)) anew["on"] = Date();
        Add(old.Stream, old.Type, anew);
    }

    private void Amend(string type, JsonObject fields) => Amend(type, _ => fields);

    private void Amend(string type, Func<Draft, JsonObject> fields)
    {
        var target = _drafts[random.Next(_drafts.Count)];
        if (OneIn(2) && _drafts.FindLast(draft => draft.Type.StartsWith("record.", StringComparison.Ordinal)) is { } amendment && type == "record.retracted") target = amendment;
        var data = fields(target);
        data["target"] = target.Record;
        data["reason"] = "a test";
        Add(target.Stream, type, data);
    }

    private void Add(string stream, string type, JsonObject data)
    {
        foreach (var unset in data.Where(field => field.Value is null).Select(field => field.Key).ToList()) data.Remove(unset);
        data["record"] = $"r{++_records}";
        _drafts.Add(new Draft(stream, type, (JsonObject)JsonNode.Parse(data.ToJsonString(JsonSerializerOptions.Default))!));
    }
}
