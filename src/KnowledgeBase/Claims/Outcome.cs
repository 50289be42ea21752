namespace KnowledgeBase.Claims;

/// <summary>What an archive says about one item of a thing, in brief: what can be compared between days, positions or perspectives.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Text">The outcome in words, contested values beside each other; whoever says it.</param>
public sealed record Outcome(Verdict Verdict, string Text)
{
    /// <summary>Nobody says anything.</summary>
    public static readonly Outcome Silent = new(Verdict.Silent, "silent");

    /// <summary>Every outcome about a thing by item: an aspect, with its member behind a space; <c>status</c>; <c>obligation …</c>.</summary>
    public static IReadOnlyDictionary<string, Outcome> Of(World world, string thing)
    {
        thing = world.Canonical(thing);
        var outcomes = new SortedDictionary<string, Outcome>(StringComparer.Ordinal);
        foreach (var item in (string[])["status", "actors", "published"])
        {
            if (Summary(world, thing, item, "") is var summary && summary != Silent) outcomes[item] = summary;
        }

        foreach (var answer in Frontier.Of(world, thing).Where(answer => answer.Verdict != Verdict.Silent)) outcomes[Wording.Name(answer)] = Of(answer);
        if (thing.StartsWith("agreement/", StringComparison.Ordinal))
        {
            foreach (var obligation in Obligation.Of(world, thing).Where(obligation => obligation.State != ObligationState.Silent))
                outcomes[$"obligation {obligation.Provision}"] = new(obligation.Verdict, obligation.Text);
        }

        return outcomes;
    }

    /// <summary>The outcome of one item of a thing; silent when nobody says anything of it.</summary>
    public static Outcome Of(World world, string thing, string item)
    {
        var (aspect, member) = item.IndexOf(' ', StringComparison.Ordinal) is > 0 and var at ? (item[..at], item[(at + 1)..]) : (item, "");
        if (!Aspects.Exists(aspect)) return Summary(world, world.Canonical(thing), aspect, member);
        var answer = Aspects.IsList(aspect) && member.Length == 0 ? Frontier.OfList(world, world.Canonical(thing), aspect) : Frontier.Of(world, thing, aspect, member);
        return answer.Verdict == Verdict.Silent ? Silent : Of(answer);
    }

    /// <summary>The items that something may be said of on any day; some twice.</summary>
    internal static IEnumerable<string> Items(World world, string thing)
    {
        thing = world.Canonical(thing);
        var claims = world.EveryClaim(thing).Select(claim => (claim.Aspect, claim.Member)).Distinct().ToList();
        var obligations = claims.Where(claim => claim.Aspect == "agreed.provision").Select(claim => $"obligation {claim.Member}");
        return claims.Select(claim => Aspects.IsList(claim.Aspect) || claim.Member.Length == 0 ? claim.Aspect : $"{claim.Aspect} {claim.Member}").Concat(obligations).Append("status").Append("actors").Append("published");
    }

    // What is no aspect, but follows from some.
    private static Outcome Summary(World world, string thing, string item, string member) => item switch
    {
        "status" when Status.IsOf(thing) && Status.Of(world, thing) is { Stage: not null } status => new(status.Verdict, status.Text),
        "obligation" when thing.StartsWith("agreement/", StringComparison.Ordinal) && Obligation.Of(world, thing, member) is { IsOne: true, State: not ObligationState.Silent } obligation => new(obligation.Verdict, obligation.Text),
        "actors" when thing.StartsWith("topic/", StringComparison.Ordinal) && TopicPositions.Of(world, thing) is { Verdict: not TopicVerdict.Silent } topic =>
            new(topic.Verdict == TopicVerdict.Open ? Verdict.Open : Verdict.Settled, Wording.Of(topic.Verdict)),
        "published" when world.Sources.TryGetValue(thing, out var edition) => new(Verdict.Settled, Wording.Bounds(edition.Published)),
        _ => Silent,
    };

    /// <summary>An answer in brief.</summary>
    public static Outcome Of(Answer answer)
    {
        if (answer is { Kind: AspectKind.Occurrence, Verdict: Verdict.Contested } && answer.Values.All(value => value.Dated.Asserted) && answer.Values.Select(Wording.Of).Distinct().Count() == 1)
            return new(answer.Verdict, string.Join(" | ", answer.Values.OrderBy(value => value.Dated.On.Latest).Select(value => Wording.Bounds(value.Dated.On)).Distinct()));
        var values = answer.Values.Select(value => TextOf(answer, value)).Distinct().Order(StringComparer.Ordinal);
        var when = answer is { Kind: AspectKind.Occurrence, Standing: { } standing, Date: { } date } ? $"{Wording.Of(standing)}, {Wording.Bounds(date, answer.End)}" : null;
        return new(answer.Verdict, string.Join(" | ", when is null ? values : values.Where(value => value != "yes").Prepend(when)));
    }

    private static string TextOf(Answer answer, AnswerValue value) =>
        answer.Kind == AspectKind.Occurrence || value.Standing is Standing.Certain or Standing.InForce ? Wording.Of(value) : $"{Wording.Of(value)} ({Wording.Of(value.Standing)})";
}
