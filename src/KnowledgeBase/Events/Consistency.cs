using KnowledgeBase.Time;

namespace KnowledgeBase.Events;

/// <summary>What the fields of one event must be to each other; pure, and of the event alone.</summary>
internal static class Consistency
{
    public static IEnumerable<FieldError> Check(Event content) => content switch
    {
        Report report => [.. OfReport(report), .. OfRelativeDates(report), .. OfKind(report)],
        SourceRegistered source => OfSource(source),
        PlaceRegistered { Geometry: { } geometry } => GeoJson.Check("geometry", geometry),
        RecordCorrected correction => OfCorrection(correction),
        _ => [],
    };

    private static IEnumerable<FieldError> OfReport(Report report)
    {
        var modality = report.Modality ?? report.DefaultModality;
        if (report.Aim is not null && modality != Modality.Planned)
            yield return new("aim", "is the date that a plan aims at; it goes with \"modality\": \"planned\" only.");
        if (modality == Modality.Agreed && report is not (AgreementProvided or TermSet or EnteredIntoForce) && report.Under is null)
            yield return new("under", "is required with modality agreed: the act that lays this down, such as 'agreement/…'.");
        if (modality != Modality.Agreed && report.Under is not null)
            yield return new("under", "names the act that lays something down; it goes with \"modality\": \"agreed\" only.");
        if (modality != Modality.Agreed && report is AgreementProvided or TermSet && modality == Modality.Reported)
            yield return new("modality", "what an act lays down is agreed, or planned.");
        if (report.Paragraphs?.Any(paragraph => paragraph < 1) == true)
            yield return new("paragraphs", "are counted from 1.");
        if (report.On?.Edtf is { IsInterval: true } && report.Until is not null)
            yield return new("until", "is already said by the interval in 'on', whose last day it is.");
        foreach (var (name, date) in new[] { ("since", report.Since), ("until", report.Until) })
        {
            if (date?.Edtf is { IsInterval: true })
                yield return new(name, "must be one date, certain or not, not an interval; write [a..b] for \"some day from a to b\".");
        }

        if (Bounds(report.Since) is { } since && report.On?.Edtf?.FirstBounds(EdtfPadding.Default) is { } on && since.Earliest > on.Latest)
            yield return new("since", $"{report.Since} is after 'on' ({report.On}); since ≤ on ≤ until.");
        if (Bounds(report.On) is { } seen && Bounds(report.Until) is { } until && seen.Earliest > until.Latest)
            yield return new("until", $"{report.Until} is before 'on' ({report.On}); since ≤ on ≤ until.");
        if (Bounds(report.Since) is { } begun && Bounds(report.Until) is { } ended && begun.Earliest > ended.Latest)
            yield return new("until", $"{report.Until} is before 'since' ({report.Since}); since ≤ on ≤ until.");
        if (report.Order is not null && report.On?.Edtf is not { IsInterval: false, IsQualified: false, Bounds.IsSingleDay: true })
            yield return new("order", "orders what happened within one single day; 'on' must be such a day.");
    }

    private static IEnumerable<FieldError> OfRelativeDates(Report report) =>
        from field in EventField.Of(report.GetType())
        where field.Type == typeof(WorldDate) && field.Property.GetValue(report) is WorldDate { Relative: { Relation: not DateRelation.At, Offset: not null } }
        select new FieldError($"{field.Name}.offset", "goes with relation \"at\" only: say how long before or after by its sign, or leave it out.");

    private static IEnumerable<FieldError> OfKind(Report report)
    {
        if (report is StatementMade { Answer: not null, Topic: null })
            yield return new("topic", "is required with an answer: the question that it answers.");
        if (report is StatementMade { Topic: not null, Answer: null })
            yield return new("answer", "is required with a topic: one of the topic's answers, or 'unclear'.");
        foreach (var error in OfCounts(report)) yield return error;
        if (report is ZoneArea { Places: { } places } && places.GroupBy(item => item.Place).FirstOrDefault(group => group.Count() > 1) is { } place)
            yield return new("places", $"names '{place.Key}' twice.");
    }

    private static IEnumerable<FieldError> OfCounts(Report report)
    {
        if (CountsOf(report) is not { } counts) yield break;
        for (var i = 0; i < counts.Count; i++)
        {
            if (counts[i] is { Min: null, Max: null }) yield return new($"counts[{i}]", "needs a min, a max, or both.");
            if (counts[i].Min > counts[i].Max) yield return new($"counts[{i}]", "has min above max.");
            if (counts[i].Min < 0 || counts[i].Max < 0) yield return new($"counts[{i}]", "counts from 0.");
        }

        if (counts.GroupBy(count => count.Of).FirstOrDefault(group => group.Count() > 1) is { } twice)
            yield return new("counts", $"counts '{twice.Key}' twice.");
    }

    private static IReadOnlyList<Count>? CountsOf(Report report) => report switch
    {
        IncidentOccurred incident => incident.Counts,
        MonitorAssigned monitor => monitor.Counts,
        MonitorPresent monitor => monitor.Counts,
        _ => null,
    };

    private static IEnumerable<FieldError> OfSource(SourceRegistered source)
    {
        if (source.Edition is < 1) yield return new("edition", "counts from 1.");
        if (source.Edition > 1 && source.Work is null) yield return new("work", "is required for a later edition: the work that it is an edition of.");
        if (source.Sha256 is { } hash && (hash.Length != 64 || !hash.All(char.IsAsciiHexDigitLower)))
            yield return new("sha256", "must be 64 lower-case hexadecimal digits.");
        if (!source.Retrieved.Bounds.Latest.IsFinite)
            yield return new("retrieved", $"{source.Retrieved} is open; the day of retrieval says by when it was published at the latest.");
        if (source.Published is { } published && published.Padded(EdtfPadding.Default).Earliest > source.Retrieved.Padded(EdtfPadding.Default).Latest)
            yield return new("published", $"{published} is after the day it was retrieved ({source.Retrieved}).");
    }

    /// <summary>The fields that a correction sets must exist, be allowed, and have the right shape; required ones can't be unset.</summary>
    private static IEnumerable<FieldError> OfCorrection(RecordCorrected correction)
    {
        if (EventTypes.FindStored(correction.TargetType) is not { } target)
        {
            yield return new("targetType", $"'{correction.TargetType}' is no type of event.{Nearest.Hint(correction.TargetType, EventTypes.All.Select(type => type.StoredName))}");
            yield break;
        }

        if (target.Type.Clr.IsAssignableTo(typeof(Amendment)))
            yield return new("target", "is an amendment, and amendments are never corrected: retract it, and amend anew.");
        if (correction.Set.Count == 0) yield return new("set", "is empty; name at least one field and its new value.");
        foreach (var name in correction.Set.Select(field => field.Key).Where(FixedFields(target.Type).Contains))
            yield return new($"set.{name}", "cannot be corrected: retract the event, and record it anew with 'replaces'.");
    }

    /// <summary>The fields of a type that cannot be corrected.</summary>
    public static IReadOnlyList<string> FixedFields(EventType type) => type.Clr == typeof(SourceRegistered) ? [.. Fixed, "work", "edition"] : Fixed;

    private static readonly IReadOnlyList<string> Fixed = ["record", "replaces", "key", "target", "targetType", "set"];

    // Widened where it is qualified: what may still be in order is not refused.
    private static DayBounds? Bounds(WorldDate? date) => date?.Edtf is { } edtf && !edtf.IsInterval ? edtf.Padded(EdtfPadding.Default) : null;
}
