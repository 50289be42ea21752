using System.Collections.Immutable;
using KnowledgeBase.Events;
using KnowledgeBase.Time;

namespace KnowledgeBase.Claims;

/// <summary>
/// The claims about an aspect that nothing else has superseded, and their verdict: the rules of occurrences, provisions and states.
/// This and <see cref="ReferenceModel"/> are the reference that every faster path is tested against.
/// </summary>
public static class Frontier
{
    /// <summary>The members of an aspect, in order; one empty member where it has none.</summary>
    public static IReadOnlyList<string> Members(World world, string entity, string aspect) =>
    [
        .. world.Members(world.Canonical(entity), aspect).Where(member => member.Length > 0 || !Aspects.IsList(aspect)).Distinct().Order(StringComparer.Ordinal),
    ];

    /// <summary>Every aspect of a thing that is not silent: lists as one answer, others member by member.</summary>
    public static IReadOnlyList<Answer> Of(World world, string entity) =>
        Of(world, entity, world.Claims(world.Canonical(entity)).Concat(world.Deprecated(world.Canonical(entity))).Select(claim => claim.Aspect));

    /// <summary>Some aspects of a thing, likewise.</summary>
    public static IReadOnlyList<Answer> Of(World world, string entity, IEnumerable<string> aspects) =>
    [
        .. aspects.Distinct().Order(StringComparer.Ordinal)
            .SelectMany(aspect => Aspects.IsList(aspect)
                ? [OfList(world, entity, aspect)]
                : Members(world, entity, aspect).Select(member => Of(world, entity, aspect, member)))
            .Where(answer => answer.Verdict != Verdict.Silent || answer.Deprecated.Count > 0),
    ];

    /// <summary>One aspect, or one member of it.</summary>
    public static Answer Of(World world, string entity, string aspect, string member = "")
    {
        (entity, member) = (world.Canonical(entity), world.Canonical(member));
        var claims = WithListed(aspect, member, world.Claims(entity, aspect, member), () => world.Claims(entity, aspect, ""));
        return Judge(world, new Answer
        {
            Entity = entity,
            Aspect = aspect,
            Member = member,
            Kind = Aspects.KindOf(aspect),
            Verdict = Verdict.Silent,
            Deprecated = [.. world.Deprecated(entity, aspect, member)],
        }, world.Dating.Date(entity, aspect, member, claims));
    }

    /// <summary>A list as a whole: the worst of its items' verdicts, and open while partial lists differ. A union is never one answer.
    /// A later partial list stands beside an earlier list; only a complete one takes the place of others, or has room for them.</summary>
    public static Answer OfList(World world, string entity, string aspect)
    {
        var lists = Of(world, entity, aspect);
        // What complete lists deny, merely by leaving it out, is no item unless a claim names it that counts on this day; nor is what
        // only the list of an act names that is still to come.
        var acts = lists.Values.Select(list => list.Claim.Act).ToHashSet();
        var items = Members(world, entity, aspect).Select(member => Of(world, entity, aspect, member))
            .Where(item => item.Deprecated.Count > 0 || item.Values.Any(value => value.Claim.Member.Length > 0 && acts.Contains(value.Claim.Act))).ToList();
        var said = lists.Values.Where(list => list.Dated.Asserted).Select(list => list.Claim).ToList();
        var union = said.SelectMany(list => list.Items).ToHashSet();
        var differ = said.Exists(list => !union.SetEquals(list.Items)) && !said.Exists(list => list.Complete && union.SetEquals(list.Items));
        var worst = items.Where(item => item.Verdict != Verdict.Silent).MaxBy(item => item.Verdict) ?? lists;
        var verdict = differ && worst.Verdict < Verdict.Open ? Verdict.Open : worst.Verdict;
        return lists with
        {
            Verdict = verdict,
            Why = verdict == worst.Verdict ? worst.Why is { } why && worst.Member.Length > 0 ? $"{worst.Member}: {why}" : worst.Why : "partial lists differ",
            Values = [.. items.SelectMany(item => item.Values)],
            Deprecated = [.. items.SelectMany(item => item.Deprecated)],
        };
    }

    // A complete list denies what it leaves out.
    internal static IEnumerable<Claim> WithListed(string aspect, string member, IEnumerable<Claim> claims, Func<IEnumerable<Claim>> lists) =>
        Aspects.IsList(aspect) && member.Length > 0
            ? claims.Concat(lists().Where(list => DeniesItem(list, member)).Select(list => list with { Polarity = Polarity.Denied }))
            : claims;

    internal static bool DeniesItem(Claim list, string item) => list.Complete && list.Polarity == Polarity.Asserted && !list.Items.Contains(item);

    private static Answer Judge(World world, Answer silent, List<DatedClaim> claims) => silent.Kind switch
    {
        _ when claims.Count == 0 => silent,
        AspectKind.Occurrence => Occurrence(world, silent, claims),
        AspectKind.Provision => Provision(world, silent, claims),
        AspectKind.State => State(world, silent, claims),
        _ => throw new ArgumentOutOfRangeException(nameof(silent), silent.Kind, "No such kind of aspect."),
    };

    // ---- Occurrence: all compete; being later supersedes nothing.

    private static Answer Occurrence(World world, Answer silent, List<DatedClaim> claims)
    {
        var values = claims.ConvertAll(claim => new AnswerValue(claim, claim.Fields, StandingOn(world.AsOf, claim.On, claim.Until)));
        var asserted = claims.FindAll(claim => claim.Asserted);
        if (asserted.Count == 0) return silent with { Verdict = Verdict.Settled, Why = "denied by all", Values = values };

        var (date, datesAgree) = Dating.Common(asserted.Select(claim => claim.On));
        var ends = asserted.Where(claim => claim.Until is not null).Select(claim => claim.Until!.Value).ToList();
        var (end, endsAgree) = ends.Count > 0 ? Dating.Common(ends) : (default, true);
        var standing = StandingOn(world.AsOf, date, ends.Count > 0 ? end : null);
        // "It did not happen by then" says nothing of what happened certainly after then.
        var denied = claims.Exists(claim => !claim.Asserted && claim.Last.Latest >= date.Earliest);
        var (verdict, why) =
            denied ? (Verdict.Contested, "asserted and denied")
            : !datesAgree || !endsAgree ? (Verdict.Contested, "the dates exclude each other")
            : Pairs(asserted).Any(pair => Differ(pair.A.Fields, pair.B.Fields)) ? (Verdict.Contested, "the sources differ")
            : standing == Standing.Possibly ? (Verdict.Open, "the date is uncertain")
            : standing == Standing.UnderWay && world.AsOf > end.Earliest ? (Verdict.Open, "the last day is uncertain")
            : asserted.Exists(claim => claim.Fields.Values.Any(value => value.IsUnclear)) ? (Verdict.Open, "unclear")
            : (Verdict.Settled, (string?)null);
        return silent with { Verdict = verdict, Why = why, Date = date, End = ends.Count > 0 ? end : null, Standing = standing, Values = values };
    }

    internal static Standing StandingOn(Day asOf, DayBounds date, DayBounds? until) =>
        asOf < date.Earliest ? Standing.NotYet
        : asOf < date.Latest ? Standing.Possibly
        : until is { } last && asOf <= last.Latest ? Standing.UnderWay
        : Standing.Happened;

    // ---- Provision: claims under one act compete, whatever their dates; a later act supersedes field by field.

    private static Answer Provision(World world, Answer silent, List<DatedClaim> claims)
    {
        var left = InForceOrComing(world, claims);
        var values = left.ConvertAll(pair => new AnswerValue(pair.Claim, pair.Fields, Acts.StandingOf(world, pair.Claim)));
        var (verdict, why) = Compare(left, (a, b) => a.Claim.Act == b.Claim.Act, "the sources differ on what the act says", "it is not known which act is the later");
        return silent with { Verdict = verdict, Why = why, Values = values };
    }

    /// <summary>The provisions that no later act has superseded; those of acts still to come only where there are no others.</summary>
    internal static List<(DatedClaim Claim, ImmutableSortedDictionary<string, FieldValue> Fields)> InForceOrComing(World world, List<DatedClaim> claims) => Survivors(Provisions(world, claims));

    internal static (List<DatedClaim> Eligible, Func<DatedClaim, DatedClaim, bool> IsLater) Provisions(World world, List<DatedClaim> claims)
    {
        var dates = claims.Select(claim => claim.Claim.Act!).Distinct().ToDictionary(act => act, act => Acts.DateOf(world, act) ?? DayBounds.Unbounded);
        var eligible = claims.FindAll(claim => dates[claim.Claim.Act!].Earliest <= world.AsOf);
        return (eligible.Count > 0 ? eligible : claims, (earlier, later) =>
            dates[later.Claim.Act!].Latest <= world.AsOf && dates[later.Claim.Act!].Earliest > dates[earlier.Claim.Act!].Latest);
    }

    // ---- State: the latest certain claim supersedes; an earlier state never resumes by itself.

    private static Answer State(World world, Answer silent, List<DatedClaim> claims)
    {
        var asOf = world.AsOf;
        DayBounds DateOf(DatedClaim claim) => DateOfState(claim, asOf);
        Standing StandingOf(DatedClaim claim) =>
            claim.Until is { } until && until.Latest < asOf ? Standing.Lapsed
            : claim.Until is { } end && end.Earliest < asOf ? Standing.PossiblyLapsed
            : DateOf(claim).Latest <= asOf ? Standing.Certain
            : Standing.Possible;

        var left = Survivors(States(asOf, claims));
        var alive = left.FindAll(pair => StandingOf(pair.Claim) != Standing.Lapsed);
        var shown = alive.Count > 0 ? alive : left;
        var values = shown.ConvertAll(pair => new AnswerValue(pair.Claim, pair.Fields, StandingOf(pair.Claim)));
        if (values.Count == 0) return silent;
        if (alive.Count == 0) return silent with { Verdict = Verdict.Lapsed, Values = values };

        var (verdict, why) = Compare(shown, (a, b) => Sure(a) is { } x && Sure(b) is { } y && x.Intersect(y) is not null, "the sources differ on one day", "the order is unknown");
        if (verdict == Verdict.Settled && !values.Exists(value => value.Standing == Standing.Certain)) (verdict, why) = (Verdict.Open, "nothing is certain");
        return silent with { Verdict = verdict, Why = why, Values = values };

        // The days on which it surely held, up to the day asked about.
        DayBounds? Sure(DatedClaim claim)
        {
            var (first, last) = (DateOf(claim).Latest, Day.Min(claim.Last.Earliest, asOf));
            return first <= last ? new DayBounds(first, last) : null;
        }
    }

    internal static DayBounds DateOfState(DatedClaim claim, Day asOf) => claim.Since is { } since && since.Latest <= asOf ? since : claim.On;

    internal static (List<DatedClaim> Eligible, Func<DatedClaim, DatedClaim, bool> IsLater) States(Day asOf, List<DatedClaim> claims) =>
        (claims.FindAll(claim => DateOfState(claim, asOf).Earliest <= asOf), (earlier, later) =>
            DateOfState(later, asOf) is var date && date.Latest <= asOf && (date.Earliest > earlier.Last.Latest || OrderedAfter(earlier, later)));

    internal static bool OrderedAfter(DatedClaim earlier, DatedClaim later) =>
        later.Claim.Order > earlier.Claim.Order && earlier.On.IsSingleDay && earlier.On == later.On && earlier.Last == earlier.On
        && (earlier.Claim.Evidence.Source == later.Claim.Evidence.Source || (earlier.Claim.Evidence.Inferred && later.Claim.Evidence.Inferred));

    // ---- Fields compete one by one; an unset field neither supersedes nor disputes.

    /// <summary>The claims with a field left that no later one supersedes, and these fields.</summary>
    private static List<(DatedClaim Claim, ImmutableSortedDictionary<string, FieldValue> Fields)> Survivors(
        (List<DatedClaim> Eligible, Func<DatedClaim, DatedClaim, bool> IsLater) rivals)
    {
        var left = new List<(DatedClaim, ImmutableSortedDictionary<string, FieldValue>)>();
        foreach (var claim in rivals.Eligible)
        {
            var later = Later(claim, rivals.Eligible, rivals.IsLater);
            var fields = claim.Fields.RemoveRange(claim.Fields.Keys.Where(name => later.Exists(other => Speaks(other, name))));
            if (claim.Fields.Count == 0 ? later.Count == 0 : fields.Count > 0) left.Add((claim, fields));
        }

        return left;
    }

    internal static List<DatedClaim> Later(DatedClaim claim, List<DatedClaim> claims, Func<DatedClaim, DatedClaim, bool> isLater) =>
        claims.FindAll(other => !ReferenceEquals(other, claim) && isLater(claim, other) && MaySupersede(other, claim));

    internal static bool Speaks(DatedClaim claim, string field) =>
        (claim.Fields.TryGetValue(field, out var value) && !value.IsUnclear) || (!claim.Asserted && claim.Fields.Count == 0);

    // A denial takes back what it denies and nothing else; an assertion overrides whatever was said before; "unclear" and partial lists
    // override nothing.
    internal static bool MaySupersede(DatedClaim later, DatedClaim earlier) =>
        (later.Asserted || later.Fields.All(field => earlier.Fields.TryGetValue(field.Key, out var value) && value.AgreesWith(field.Value)))
        && (later.Fields.Count == 0 || later.Fields.Values.Any(value => !value.IsUnclear))
        && (!Aspects.IsList(later.Claim.Aspect) || later.Claim.Member.Length > 0 || later.Claim.Complete);

    private static (Verdict Verdict, string? Why) Compare(
        List<(DatedClaim Claim, ImmutableSortedDictionary<string, FieldValue> Fields)> left, Func<DatedClaim, DatedClaim, bool> surelyTogether, string differ, string unknown)
    {
        // The gravest reason is told, whichever pair comes first.
        var (refuted, differs, open) = (false, false, false);
        foreach (var (a, b) in Pairs(left))
        {
            if (a.Claim.Asserted != b.Claim.Asserted)
            {
                var (asserted, denied) = a.Claim.Asserted ? (a, b) : (b, a);
                refuted |= denied.Fields.All(field => asserted.Fields.TryGetValue(field.Key, out var value) && value.AgreesWith(field.Value));
            }
            else if (a.Claim.Asserted && Differ(a.Fields, b.Fields))
            {
                if (surelyTogether(a.Claim, b.Claim)) differs = true;
                else open = true;
            }
        }

        if (refuted) return (Verdict.Contested, "asserted and denied");
        if (differs) return (Verdict.Contested, differ);
        if (open) return (Verdict.Open, unknown);
        if (left.Exists(pair => pair.Fields.Values.Any(value => value.IsUnclear))) return (Verdict.Open, "unclear");
        return (Verdict.Settled, left.TrueForAll(pair => !pair.Claim.Asserted) ? "denied by all" : null);
    }

    private static bool Differ(ImmutableSortedDictionary<string, FieldValue> a, ImmutableSortedDictionary<string, FieldValue> b) =>
        a.Any(field => b.TryGetValue(field.Key, out var other) && !field.Value.IsUnclear && !other.IsUnclear && !field.Value.AgreesWith(other));

    private static IEnumerable<(T A, T B)> Pairs<T>(List<T> items) =>
        items.SelectMany((a, index) => items.Skip(index + 1).Select(b => (a, b)));
}
