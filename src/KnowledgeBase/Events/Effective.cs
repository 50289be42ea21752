using System.Text.Json.Nodes;

namespace KnowledgeBase.Events;

/// <summary>
/// What an event says after its amendments: its content with the effective corrections applied in position order, whether it is
/// deprecated; nothing when it is retracted. An amendment is effective unless effectively retracted itself.
/// </summary>
/// <param name="Event">The event as recorded.</param>
/// <param name="Content">Its content now.</param>
/// <param name="Deprecated">Whether its claims are not to be relied on.</param>
public sealed record Effective(Recorded Event, Event Content, bool Deprecated)
{
    /// <summary>An event with its amendments; null when it is effectively retracted.</summary>
    /// <param name="recorded">The event; not an amendment.</param>
    /// <param name="amendmentsOf">Every amendment of a record, by that record's id.</param>
    public static Effective? Of(Recorded recorded, Func<string, IEnumerable<Recorded>> amendmentsOf)
    {
        if (IsRetracted(recorded.Record, amendmentsOf)) return null;
        return new(recorded, ContentOf(recorded, amendmentsOf), Standing(recorded.Record, amendmentsOf).Any(amendment => amendment.Content is RecordDeprecated));
    }

    /// <summary>The content of an event with the corrections that stand, whether it is retracted itself or not.</summary>
    public static Event ContentOf(Recorded recorded, Func<string, IEnumerable<Recorded>> amendmentsOf)
    {
        var corrections = Standing(recorded.Record, amendmentsOf).Select(amendment => amendment.Content).OfType<RecordCorrected>().ToList();
        return corrections.Count == 0 ? recorded.Content : Correct(recorded, corrections);
    }

    /// <summary>The amendments of a record that are not retracted themselves, by position.</summary>
    public static IEnumerable<Recorded> Standing(string record, Func<string, IEnumerable<Recorded>> amendmentsOf) =>
        amendmentsOf(record).Where(amendment => !IsRetracted(amendment.Record, amendmentsOf)).OrderBy(amendment => amendment.Position);

    /// <summary>Whether a record has a retraction that stands.</summary>
    public static bool IsRetracted(string record, Func<string, IEnumerable<Recorded>> amendmentsOf) =>
        amendmentsOf(record).Any(amendment => amendment.Content is RecordRetracted && !IsRetracted(amendment.Record, amendmentsOf));

    /// <summary>The JSON of an event in the current version of its type, with corrections applied.</summary>
    public static JsonObject CorrectedJson(Recorded recorded, IEnumerable<RecordCorrected> corrections)
    {
        var (type, version) = EventTypes.FindStored(recorded.StoredType) ?? throw new UnknownEventTypeException(recorded.StoredType, recorded.Position);
        var data = Upcasters.Upcast(type, version, recorded.Data);
        foreach (var correction in corrections)
        {
            var (_, writtenAgainst) = EventTypes.FindStored(correction.TargetType) ?? throw new UnknownEventTypeException(correction.TargetType, recorded.Position);
            foreach (var (name, value) in Upcasters.Upcast(type, writtenAgainst, correction.Set))
            {
                if (value is null) data.Remove(name);
                else data[name] = value.DeepClone();
            }
        }

        return data;
    }

    private static Event Correct(Recorded recorded, IEnumerable<RecordCorrected> corrections) =>
        EventJson.FromJson(EventTypes.FindStored(recorded.StoredType)!.Value.Type, CorrectedJson(recorded, corrections));
}
