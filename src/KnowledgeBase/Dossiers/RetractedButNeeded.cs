using System.Text.Json.Nodes;
using KnowledgeBase.Events;
using KnowledgeBase.Recording;

namespace KnowledgeBase.Dossiers;

/// <summary>
/// Finds the retracted records without which an export could not be imported: registrations of things that are still spoken of, and
/// statements that others rest on or refer to.
/// </summary>
internal sealed class RetractedButNeeded(Func<string, IEnumerable<Recorded>> amendmentsOf)
{
    private readonly HashSet<string> _undone = new(StringComparer.Ordinal);
    private readonly List<Recorded> _retracted = [];
    private readonly HashSet<string> _stands = new(StringComparer.Ordinal);
    private readonly HashSet<string> _things = new(StringComparer.Ordinal);
    private readonly HashSet<string> _records = new(StringComparer.Ordinal);
    private readonly HashSet<string> _kept = new(StringComparer.Ordinal);

    public bool Keeps(string record) => _kept.Contains(record);

    /// <summary>A retraction.</summary>
    public void Learn(Recorded retraction) => _undone.Add(retraction.Stream);

    /// <summary>A record, with what it says now; in the order of positions.</summary>
    public void Examine(Recorded recorded, Effective? effective, bool withHistory)
    {
        if (effective is null)
        {
            _retracted.Add(recorded);
            return;
        }

        Need(recorded.Stream, effective.Content);
        if (withHistory) NeedHistory(recorded);
        if (_undone.Contains(recorded.Stream) && effective.Content is IRegistration or StatementMade) _stands.Add(recorded.Stream);
    }

    /// <summary>Decides, once all are examined. These topics are written with their whole history, and need no more.</summary>
    public void Close(IReadOnlyDictionary<string, List<Recorded>> topics)
    {
        foreach (var topic in topics.Values.SelectMany(roots => roots)) NeedHistory(topic);
        var registrations = _retracted.Where(one => one.Content is IRegistration && !_stands.Contains(one.Stream) && !topics.ContainsKey(one.Stream))
            .GroupBy(one => one.Stream).ToDictionary(group => group.Key, group => group.Last(), StringComparer.Ordinal);
        var statements = _retracted.Where(one => one.Content is StatementMade).ToLookup(one => one.Stream, StringComparer.Ordinal);
        var byRecord = _retracted.ToDictionary(one => one.Record, StringComparer.Ordinal);
        while (true)
        {
            var more = _things.Select(thing => registrations.GetValueOrDefault(thing) ?? statements[thing].FirstOrDefault())
                .Concat(_records.Select(record => byRecord.GetValueOrDefault(record))).OfType<Recorded>().Where(one => _kept.Add(one.Record)).ToList();
            if (more.Count == 0) return;
            // From here on all that may be missing counts as missing: one retracted statement too many does no harm.
            _stands.RemoveWhere(thing => statements.Contains(thing));
            foreach (var one in more) Need(one.Stream, one.Content);
        }
    }

    private void NeedHistory(Recorded recorded)
    {
        Need(recorded.Stream, recorded.Content);
        foreach (var amendment in amendmentsOf(recorded.Record)) Need(recorded.Stream, amendment.Content);
    }

    private void Need(string stream, Event content)
    {
        if (content is Report { BasedOn: { } basis } && Effective.IsRetracted(basis, amendmentsOf)) _records.Add(basis);
        if (content is RecordCorrected { Set: var set } && set["basedOn"] is JsonValue named && Effective.IsRetracted(named.GetValue<string>(), amendmentsOf)) _records.Add(named.GetValue<string>());
        if (_undone.Count == 0) return;
        IEnumerable<string> own = content is IRegistration or StatementMade or Amendment ? [] : [stream];
        foreach (var thing in JsonTexts.Of(EventJson.ToJson(content)).Concat(own).Where(_undone.Contains))
        {
            // A thing is registered before all that speaks of it, wherever that stands; a statement exists from its first record on.
            if (!thing.StartsWith("statement/", StringComparison.Ordinal) || !_stands.Contains(thing)) _things.Add(thing);
        }
    }
}
