using KnowledgeBase.Claims;
using KnowledgeBase.Time;

namespace KnowledgeBase.Cli;

/// <summary>Claims as rows of a table for other programs: one for each value of each answer.</summary>
internal static class ClaimRows
{
    public static readonly IReadOnlyList<string> Columns =
        ["thing", "aspect", "member", "verdict", "value", "standing", "modality", "polarity", "on", "earliest", "latest", "since", "until", "source", "paragraphs", "record", "position"];

    public static IEnumerable<IReadOnlyList<string?>> Of(Answer answer) => answer.Values.Select(value => (IReadOnlyList<string?>)
    [
        answer.Entity, answer.Aspect, value.Claim.Member, Wording.Of(answer.Verdict), Wording.Of(value), Wording.Of(value.Standing),
        Wording.Of(value.Claim.Modality), Wording.Of(value.Claim.Polarity), value.Claim.On?.ToString(), Day(value.Dated.On.Earliest), Day(value.Dated.On.Latest),
        value.Claim.Since?.ToString(), value.Claim.Until?.ToString(), value.Claim.Evidence.Source, string.Join(' ', value.Claim.Evidence.Paragraphs), value.Claim.Evidence.Record,
        value.Claim.Evidence.Position.ToString(System.Globalization.CultureInfo.InvariantCulture),
    ]);

    private static string? Day(Day day) => day.IsFinite ? day.ToString() : null;
}
