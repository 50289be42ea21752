using System.Globalization;
using KnowledgeBase.Claims;
using KnowledgeBase.Queries;
using KnowledgeBase.Time;

namespace KnowledgeBase.Answers;

/// <summary>Claims as rows of a table: one for each value of each answer.</summary>
internal static class ClaimRows
{
    public static readonly IReadOnlyList<string> Columns =
        ["thing", "aspect", "member", "verdict", "value", "standing", "modality", "polarity", "on", "earliest", "latest", "since", "until", "source", "paragraphs", "record", "position"];

    /// <summary>A row for each value, and for each deprecated claim.</summary>
    public static IEnumerable<IReadOnlyList<string?>> Of(Answer answer) =>
    [
        .. answer.Values.Select(value => Row(answer, value.Claim, Wording.Of(value), Wording.Of(value.Standing), value.Dated.On)),
        .. answer.Deprecated.Select(claim => Row(answer, claim, null, "deprecated", null)),
    ];

    /// <summary>An obligation, with its deadline as the day.</summary>
    public static IReadOnlyList<string?> Of(Obligation obligation) =>
    [
        obligation.Act, "obligation", obligation.Provision, Wording.Of(obligation.Verdict), obligation.Text, null, null, null, null,
        AnswerJson.Day(obligation.Deadline?.Earliest), AnswerJson.Day(obligation.Deadline?.Latest), null, null, null, null, null, null,
    ];

    /// <summary>A claim whatever its day, with what became of it.</summary>
    public static IReadOnlyList<string?> Of(ClaimInTime one) => Row(one.Claim.Claim.Entity, one.Claim.Claim.Aspect, null, one.Claim.Claim, Wording.Of(one.Claim.Claim), null, one.Claim.On);

    private static IReadOnlyList<string?> Row(Answer answer, Claim claim, string? value, string standing, DayBounds? on) => Row(answer.Entity, answer.Aspect, answer.Verdict, claim, value, standing, on);

    private static IReadOnlyList<string?> Row(string entity, string aspect, Verdict? verdict, Claim claim, string? value, string? standing, DayBounds? on) =>
    [
        entity, aspect, claim.Member, verdict is { } known ? Wording.Of(known) : null, value, standing, Wording.Of(claim.Modality), Wording.Of(claim.Polarity), claim.On?.ToString(),
        AnswerJson.Day(on?.Earliest), AnswerJson.Day(on?.Latest), claim.Since?.ToString(), claim.Until?.ToString(), claim.Evidence.Source, string.Join(' ', claim.Evidence.Paragraphs), claim.Evidence.Record,
        claim.Evidence.Position.ToString(CultureInfo.InvariantCulture),
    ];
}
