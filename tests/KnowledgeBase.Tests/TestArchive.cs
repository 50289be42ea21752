using System.Text.Json;
using System.Text.Json.Nodes;
using KnowledgeBase.Claims;
using KnowledgeBase.Events;
using KnowledgeBase.Time;

namespace KnowledgeBase.Tests;

/// <summary>
/// An archive in memory for worked examples: things are registered when first named, every event is checked as a real one would
/// be, a day passes between one event and the next (the first is recorded on 2020-01-01), and answers come from the reference model.
/// </summary>
public sealed class TestArchive
{
    private readonly Catalogue _catalogue = new();
    private readonly List<Recorded> _log = [];

    public IReadOnlyList<Recorded> Log => _log;

    /// <summary>Registers a source; published is EDTF, retrieved is 2020-01-01 where nothing else is said.</summary>
    public TestArchive Source(string source, string? published = null, string? work = null, int? edition = null, string? publisher = null, string? country = null, string retrieved = "2020-01-01")
    {
        Record(source, "source.registered", new { name = source, published, work, edition, publisher, country, retrieved });
        return this;
    }

    /// <summary>Registers a topic with its answers.</summary>
    public TestArchive Topic(string topic, params string[] answers)
    {
        Record(topic, "topic.defined", new { name = topic, answers = answers.Length > 0 ? answers : null });
        return this;
    }

    /// <summary>A source reports something: the fields are those of the event's JSON. Returns the record id.</summary>
    public string Report(string source, string stream, string type, object? fields = null)
    {
        var data = Json(fields);
        data["source"] = source;
        if (!_catalogue.Exists(source)) Source(source);
        Register(stream, data);
        return Record(stream, type, data);
    }

    /// <summary>Corrects fields of a record. Returns the correction's record id.</summary>
    public string Correct(string record, object set) => Amend(record, "record.corrected", new JsonObject
    {
        ["targetType"] = _catalogue.Find(record)!.StoredType,
        ["set"] = JsonSerializer.SerializeToNode(set),
    });

    public string Retract(string record) => Amend(record, "record.retracted", []);

    public string Deprecate(string record) => Amend(record, "record.deprecated", []);

    /// <summary>Records an event of any kind; throws when it is not allowed. Returns the record id.</summary>
    public string Record(string stream, string typeName, object? fields = null)
    {
        var data = Json(fields);
        var position = _log.Count + 1;
        data["record"] ??= $"r{position}";
        var type = EventTypes.Find(typeName) ?? throw new ArgumentException($"No event type {typeName}.");
        var errors = EventValidator.Validate(type, stream, data);
        if (errors.Count == 0) errors = Rules.Check(new Proposed(stream, type, data, EventJson.FromJson(type, data)), _catalogue);
        if (errors.Count > 0) throw new ArgumentException(string.Join(Environment.NewLine, errors));

        var timestamp = new DateTimeOffset(2020, 1, 1, 12, 0, 0, TimeSpan.Zero).AddDays(position - 1);
        var recorded = new Recorded(position, timestamp, EventIds.Of("test", data["record"]!.GetValue<string>()), stream, type.StoredName, data, "tester");
        _log.Add(recorded);
        _catalogue.Add(recorded);
        return recorded.Record;
    }

    /// <summary>The archive from a vantage: days as text, recordedBy a position.</summary>
    public World At(string? asOf = null, string? publishedBy = null, long? recordedBy = null, params string[] accordingTo) =>
        ReferenceModel.At(_log, VantageOf(asOf, publishedBy, recordedBy, accordingTo));

    /// <summary>What became of every claim about something, from a vantage.</summary>
    public IReadOnlyList<HistoryEntry> History(HistoryOf of, string? asOf = "2017-12-31", string? publishedBy = null, long? recordedBy = null, params string[] accordingTo)
    {
        var vantage = VantageOf(asOf, publishedBy, recordedBy, accordingTo);
        return ClaimHistory.Of(ReferenceModel.At(_log, vantage), vantage, ReferenceModel.Known(_log, vantage.RecordedBy), of);
    }

    private static Vantage VantageOf(string? asOf, string? publishedBy, long? recordedBy, string[] accordingTo)
    {
        var values = new List<(string, string)>();
        if (asOf is not null) values.Add((VantageText.AsOf, asOf));
        if (publishedBy is not null) values.Add((VantageText.PublishedBy, publishedBy));
        if (recordedBy is { } position) values.Add((VantageText.RecordedBy, $"{position}"));
        values.AddRange(accordingTo.Select(source => (VantageText.AccordingTo, source)));
        var vantage = VantageText.Parse(values, out var errors);
        errors.ShouldBeEmpty();
        return vantage;
    }

    private string Amend(string record, string type, JsonObject fields)
    {
        fields["target"] = record;
        fields["reason"] = "a test";
        return Record(_catalogue.Find(record)!.Stream, type, fields);
    }

    private static JsonObject Json(object? fields)
    {
        if (fields is JsonObject json) return json;
        var data = fields is null ? [] : (JsonObject)JsonSerializer.SerializeToNode(fields)!;
        foreach (var unset in data.Where(field => field.Value is null).Select(field => field.Key).ToList()) data.Remove(unset);
        return data;
    }

    // Registers what is named and not registered yet, under its own reference as name.
    private void Register(string stream, JsonObject data)
    {
        foreach (var reference in References(data).Prepend(stream).Where(reference => !_catalogue.Exists(reference)).Distinct().ToList())
        {
            var kind = reference.Split('/')[0];
            if (kind == "actor") Record(reference, "actor.registered", new { name = reference, kind = "state" });
            else if (EventTypes.Find($"{kind}.registered") is { IsRegistration: true } && kind != "source") Record(reference, $"{kind}.registered", new { name = reference });
        }
    }

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject data => data.SelectMany(field => References(field.Value)),
        JsonArray items => items.SelectMany(References),
        JsonValue value when value.TryGetValue<string>(out var text) && text.Split('/') is [var kind, not ""] && EventTypes.StreamKinds.Contains(kind) => [text],
        _ => [],
    };
}
