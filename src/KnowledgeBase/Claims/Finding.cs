namespace KnowledgeBase.Claims;

/// <summary>What a check looks for.</summary>
public enum FindingKind
{
    /// <summary>An answer that is contested.</summary>
    Contradiction,

    /// <summary>Something that cannot have been at its date, given other dates.</summary>
    Anachronism,

    /// <summary>An obligation that is overdue, or possibly so.</summary>
    Overdue,

    /// <summary>Two things whose names look alike, or two registrations of what may be one.</summary>
    LookAlike,
}

/// <summary>Something that a curator should look at.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Thing">What it is about.</param>
/// <param name="Item">The aspect, with its member; an obligation; a name.</param>
/// <param name="Text">What is wrong, in words.</param>
/// <param name="Records">The records that say so.</param>
public sealed record Finding(FindingKind Kind, string Thing, string Item, string Text, IReadOnlyList<string> Records)
{
    /// <summary>Two findings are the same when they say the same of the same, whichever records they rest on and whenever it was due.</summary>
    public (FindingKind, string, string, string) Identity => (Kind, Thing, Item, Kind == FindingKind.Overdue ? "" : Text);

    /// <summary>What the claims about a thing give: contested answers, anachronisms, overdue obligations.</summary>
    public static IReadOnlyList<Finding> Of(World world, string thing)
    {
        thing = world.Canonical(thing);
        var answers = Frontier.Of(world, thing);
        return
        [
            .. answers.Where(answer => answer.Verdict == Verdict.Contested).Select(answer => new Finding(
                FindingKind.Contradiction, thing, Wording.Name(answer), $"{answer.Why}: {Outcome.Of(answer).Text}", RecordsOf(answer.Values))),
            .. answers.Where(answer => answer.Kind == AspectKind.Occurrence).SelectMany(answer => PublishedBefore(world, answer)),
            .. thing.StartsWith("agreement/", StringComparison.Ordinal) ? [.. InForceBeforeMade(world, answers), .. Overdue(world, thing)] : Enumerable.Empty<Finding>(),
            .. Capacities(answers).SelectMany(value => RoleBeforeTaken(world, thing, value)),
        ];
    }

    /// <summary>
    /// A source certainly published before what it reports as having happened can have, by the dates that are told, its own or others'.
    /// A date derived from a publication tells nothing here: it is what is in doubt.
    /// </summary>
    private static IEnumerable<Finding> PublishedBefore(World world, Answer answer)
    {
        var told = answer.Values.Where(value => value.Dated is { Asserted: true, Derived: false }).Select(value => value.Dated.On).ToList();
        if (told.Count == 0) yield break;
        var (date, _) = Dating.Common(told);
        foreach (var reports in answer.Values.Where(value => value.Dated.Asserted).GroupBy(value => value.Claim.Evidence.Source))
        {
            if (world.Sources[reports.Key].Published is var published && published.Latest < date.Earliest)
                yield return new(
                    FindingKind.Anachronism,
                    answer.Entity,
                    Wording.Name(answer),
                    $"{reports.Key}, published {Wording.Bounds(published)}, reports as having happened what can have been on {date.Earliest} at the earliest",
                    RecordsOf(reports));
        }
    }

    private static IEnumerable<Finding> InForceBeforeMade(World world, IReadOnlyList<Answer> answers)
    {
        if (answers.FirstOrDefault(answer => answer.Aspect == "inForce") is not { Date: { } start } inForce) yield break;
        if (answers.FirstOrDefault(answer => answer.Aspect == "signed") is not { Date: { } signed } signing || start.Latest >= signed.Earliest) yield break;
        yield return new(
            FindingKind.Anachronism,
            inForce.Entity,
            "inForce",
            $"in force on {Wording.Bounds(start)}, before it was signed on {Wording.Bounds(signed)}",
            RecordsOf([.. inForce.Values, .. signing.Values]));
    }

    private static IEnumerable<AnswerValue> Capacities(IReadOnlyList<Answer> answers) =>
        answers.Where(answer => answer.Aspect is "participation" or "signatory").SelectMany(answer => answer.Values)
            .Where(value => value.Dated.Asserted && value.Value.ContainsKey("capacity"));

    /// <summary>Somebody acts in a role that, by every date that is told of it, was taken only later.</summary>
    private static IEnumerable<Finding> RoleBeforeTaken(World world, string thing, AnswerValue acting)
    {
        var (actor, role) = (acting.Claim.Member, acting.Value["capacity"].Word!);
        var taken = world.EveryClaim(actor, "role").Where(claim => claim.Member == role || claim.Member.StartsWith($"{role}@", StringComparison.Ordinal))
            .Select(world.Dating.Date).Where(claim => claim is { Asserted: true, Derived: false } && claim.Claim.Fields["status"].Word == "held").ToList();
        if (taken.Count == 0) yield break;
        var first = taken.Min(claim => (claim.Since ?? claim.On).Earliest);
        if (acting.Dated.Last.Latest >= first) yield break;
        yield return new(
            FindingKind.Anachronism,
            thing,
            $"{acting.Claim.Aspect} {actor}",
            $"{actor} acts as {role} by {acting.Dated.Last.Latest}; the role was taken on {first} at the earliest",
            [acting.Claim.Evidence.Record, .. taken.Select(claim => claim.Claim.Evidence.Record)]);
    }

    private static IEnumerable<Finding> Overdue(World world, string act) =>
        from obligation in Obligation.Of(world, act)
        where obligation.State is ObligationState.Overdue or ObligationState.PossiblyOverdue
        select new Finding(
            FindingKind.Overdue,
            act,
            obligation.Provision,
            obligation.Deadline is { } deadline ? $"{obligation.Text}; due {Wording.Bounds(deadline)}" : obligation.Text,
            RecordsOf(Frontier.Of(world, act, "agreed.provision", obligation.Provision).Values));

    private static IReadOnlyList<string> RecordsOf(IEnumerable<AnswerValue> values) => [.. values.Select(value => value.Claim.Evidence.Record).Distinct()];
}
