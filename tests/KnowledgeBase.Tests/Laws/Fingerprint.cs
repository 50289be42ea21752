using System.Text;
using KnowledgeBase.Claims;
using KnowledgeBase.Time;

namespace KnowledgeBase.Tests.Laws;

/// <summary>All that a world answers, as text: two worlds that answer alike have the same fingerprint. Positions and ids stay out.</summary>
internal static class Fingerprint
{
    private static readonly string[] Things =
    [
        "zone/homs", "zone/idlib", "agreement/memorandum", "agreement/statement", "meeting/astana-4", .. RandomHistory.Actors, .. RandomHistory.Topics,
        "statement/s0", "statement/s1", "statement/s2", "statement/s3",
    ];

    public static string Of(World world)
    {
        var text = new StringBuilder();
        foreach (var thing in Things.Where(thing => world.Canonical(thing) == thing))
        {
            foreach (var answer in Frontier.Of(world, thing)) Write(text, answer);
            if (thing.Split('/')[0] is "zone" or "agreement") text.AppendLine($"{thing} status {Status.Of(world, thing)}");
            if (thing.StartsWith("agreement/", StringComparison.Ordinal))
                foreach (var obligation in Obligation.Of(world, thing)) text.AppendLine($"{obligation} {obligation.Text}");
        }

        foreach (var topic in RandomHistory.Topics)
        {
            var positions = TopicPositions.Of(world, topic);
            text.AppendLine($"{topic} {positions.Verdict} {string.Join(' ', positions.Differ)}");
        }

        foreach (var (answer, count) in TopicPositions.Tally(world, RandomHistory.Topics, new DayBounds(Day.Of(2017, 5, 1), Day.Of(2017, 5, 31))).OrderBy(pair => pair.Key))
            text.AppendLine($"{answer} {count}");
        return text.ToString();
    }

    /// <summary>Which record each claim rests on, where it rests on one.</summary>
    public static string Bases(World world) => string.Join('\n', Things.Select(world.Canonical).Distinct().SelectMany(world.EveryClaim).Select(claim => claim.Evidence)
        .Where(evidence => evidence.BasedOn is not null).Select(evidence => $"{evidence.Record} based on {evidence.BasedOn}").Distinct().Order(StringComparer.Ordinal));

    /// <summary>What became of every claim about all things, as text; without times, which are the log's.</summary>
    public static string Of(IEnumerable<HistoryEntry> history) => string.Join('\n', history.Select(entry => $"{entry.Recorded.Record} {entry.Claim?.Entity} {entry.Claim?.Aspect} [{entry.Claim?.Member}] "
        + $"{(entry.Claim is null ? "" : Wording.Of(entry.Claim))} on {entry.Claim?.On} now {(entry.Now is null ? "" : Write(entry.Now))} {entry.Fate} by {string.Join(' ', entry.SupersededBy)}: "
        + string.Join("; ", entry.Steps.Select(step => $"{step.Kind} {step.Record} at {step.Position} {step.Target} {step.Source} {step.Reason} {string.Join(' ', step.Fields)}"))));

    private static void Write(StringBuilder text, Answer answer)
    {
        text.AppendLine($"{answer.Entity} {answer.Aspect} [{answer.Member}] {answer.Kind} {answer.Verdict} {answer.Why} {answer.Date} {answer.Standing}");
        var values = answer.Values.Select(value => $"  {Write(value.Claim)} = {string.Join(' ', value.Value)} {value.Standing} on {value.Dated.On} since {value.Dated.Since} until {value.Dated.Until} {value.Dated.Derived}");
        foreach (var line in values.Concat(answer.Deprecated.Select(claim => $"  deprecated {Write(claim)}")).Order(StringComparer.Ordinal)) text.AppendLine(line);
    }

    private static string Write(Claim claim) =>
        $"{claim.Evidence.Record} {claim.Evidence.Source} {claim.Member} {claim.Modality} {claim.Polarity} {string.Join(' ', claim.Fields)} act {claim.Act} order {claim.Order}";
}
