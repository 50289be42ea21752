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

    private static void Write(StringBuilder text, Answer answer)
    {
        text.AppendLine($"{answer.Entity} {answer.Aspect} [{answer.Member}] {answer.Kind} {answer.Verdict} {answer.Why} {answer.Date} {answer.Standing}");
        var values = answer.Values.Select(value => $"  {Write(value.Claim)} = {string.Join(' ', value.Value)} {value.Standing} on {value.Dated.On} since {value.Dated.Since} until {value.Dated.Until} {value.Dated.Derived}");
        foreach (var line in values.Concat(answer.Deprecated.Select(claim => $"  deprecated {Write(claim)}")).Order(StringComparer.Ordinal)) text.AppendLine(line);
    }

    private static string Write(Claim claim) =>
        $"{claim.Evidence.Record} {claim.Evidence.Source} {claim.Member} {claim.Modality} {claim.Polarity} {string.Join(' ', claim.Fields)} act {claim.Act} order {claim.Order}";
}
