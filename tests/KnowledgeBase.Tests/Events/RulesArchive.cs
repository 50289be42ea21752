using System.Text.Json.Nodes;
using KnowledgeBase.Events;

namespace KnowledgeBase.Tests.Events;

/// <summary>A small catalogue for tests of rules: registered are source/a, zone/idlib, actor/iran, place/syria and two topics, each by the record r-….</summary>
internal sealed class RulesArchive
{
    private readonly Catalogue _catalogue = new();
    private long _position;

    public RulesArchive()
    {
        Add("source/a", "source.registered", """{ "record": "r-a", "name": "a", "retrieved": "2017-06-01" }""");
        Add("zone/idlib", "zone.registered", """{ "record": "r-idlib", "name": "Idlib" }""");
        Add("actor/iran", "actor.registered", """{ "record": "r-iran", "name": "Iran", "kind": "state" }""");
        Add("place/syria", "place.registered", """{ "record": "r-syria", "name": "Syria" }""");
        Add("topic/guarantors", "topic.defined", """{ "record": "r-guarantors", "name": "Who may guarantee?" }""");
        Add("topic/iran-role", "topic.defined", """{ "record": "r-iran-role", "name": "May Iran?", "answers": ["yes", "no"], "broader": "topic/guarantors" }""");
    }

    /// <summary>What is wrong with a well-formed record, as <c>path: message</c>.</summary>
    public IReadOnlyList<string> Errors(string stream, string type, string json)
    {
        var proposed = Propose(stream, EventTypes.Find(type)!, json);
        return [.. Rules.Check(proposed, _catalogue).Select(error => error.ToString())];
    }

    /// <summary>Adds a record that breaks no rule; of an older version too.</summary>
    public Recorded Add(string stream, string storedType, string json)
    {
        var (type, version) = EventTypes.FindStored(storedType)!.Value;
        if (version == type.Version) Errors(stream, type.Name, json).ShouldBeEmpty();
        _position++;
        var data = Parse(json);
        var recorded = new Recorded(_position, Golden.RecordedAt.AddDays(_position), EventIds.Of("rules", $"{data["record"]}"), stream, storedType, data);
        _catalogue.Add(recorded);
        return recorded;
    }

    /// <summary>Adds an amendment of a record.</summary>
    public Recorded Amend(string type, string target, string? targetType = null, string? set = null, string? record = null) =>
        Add(_catalogue.Find(target)!.Stream, type, Amendment(target, targetType, set, record ?? $"{type}-{target}-{_position}"));

    /// <summary>Retracts a registration.</summary>
    public Recorded Retract(string record) => Amend("record.retracted", record);

    /// <summary>What is wrong with an amendment of a record; on its stream where no other is named.</summary>
    public IReadOnlyList<string> AmendmentErrors(string type, string target, string? targetType = null, string? set = null, string? stream = null) =>
        Errors(stream ?? _catalogue.Find(target)?.Stream ?? "zone/idlib", type, Amendment(target, targetType, set, "amendment"));

    /// <summary>Adds a statement without topic.</summary>
    public Recorded Made(string stream, string record = "made") =>
        Add(stream, "statement.made", $$"""{ "record": "{{record}}", "source": "source/a", "speaker": "actor/iran", "kind": "assertion", "text": "x" }""");

    /// <summary>A record with its amendments.</summary>
    public Effective? Effective(Recorded recorded) => KnowledgeBase.Events.Effective.Of(recorded, _catalogue.AmendmentsOf);

    private static string Amendment(string target, string? targetType, string? set, string record)
    {
        var data = new JsonObject { ["record"] = record, ["target"] = target, ["reason"] = "a test" };
        if (targetType is not null) data["targetType"] = targetType;
        if (set is not null) data["set"] = JsonNode.Parse(set);
        return data.ToJsonString();
    }

    private static Proposed Propose(string stream, EventType type, string json)
    {
        var data = Parse(json);
        EventValidator.Validate(type, stream, data).ShouldBeEmpty();
        return new(stream, type, data, EventJson.FromJson(type, data));
    }

    private static JsonObject Parse(string json)
    {
        var data = (JsonObject)JsonNode.Parse(json)!;
        data["record"] ??= "new";
        return data;
    }
}
