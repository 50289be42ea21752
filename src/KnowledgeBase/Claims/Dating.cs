using System.Collections.Immutable;
using KnowledgeBase.Events;
using KnowledgeBase.Time;

namespace KnowledgeBase.Claims;

/// <summary>A claim with its dates as bounds, at a vantage.</summary>
/// <param name="Claim">As recorded, references canonical.</param>
/// <param name="On">The bounds of <c>on</c>, or derived where it is unset.</param>
/// <param name="Since">The bounds of <c>since</c>.</param>
/// <param name="Until">The bounds of <c>until</c>, or of the last day of an extent.</param>
/// <param name="Fields">The coded fields, dates among them.</param>
/// <param name="Derived">True when <c>on</c> was derived from the source's publication.</param>
public sealed record DatedClaim(
    Claim Claim, DayBounds On, DayBounds? Since, DayBounds? Until, ImmutableSortedDictionary<string, FieldValue> Fields, bool Derived)
{
    /// <summary>When it was last attested.</summary>
    public DayBounds Last => Until ?? On;

    /// <summary>True when the claim asserts.</summary>
    public bool Asserted => Claim.Polarity == Polarity.Asserted;
}

/// <summary>Resolves the dates of claims at a vantage: padding, relative dates, and what is derived where no date is set.</summary>
/// <param name="world">The claims.</param>
/// <param name="known">Where the claims are asked about on many days: keeps the dates that are the same on all of them.</param>
internal sealed class Dating(World world, Dictionary<Claim, DatedClaim>? known = null)
{
    // Few at a time.
    private readonly List<(string Entity, string Aspect, string Member)> _underWay = [];

    /// <summary>Whether a date is being worked out: what is relative to that is unset then.</summary>
    public bool IsUnderWay => _underWay.Count > 0;

    public DatedClaim Date(Claim claim)
    {
        // What is relative depends on what is being dated; what is made of a list is made anew each time.
        if (known is null || claim.IsDatedByAnother || Aspects.IsList(claim.Aspect)) return Resolve(claim);
        return known.TryGetValue(claim, out var dated) ? dated : known[claim] = Resolve(claim);
    }

    private DatedClaim Resolve(Claim claim)
    {
        var on = Resolve(claim.On);
        var derived = on is null;
        var until = claim.On?.Edtf is { IsInterval: true } extent ? extent.LastBounds(world.Padding) : Resolve(claim.Until);
        var fields = claim.Fields;
        foreach (var (name, date) in claim.Dates)
        {
            if (Resolve(date) is { } bounds) fields = fields.SetItem(name, FieldValue.Of(bounds));
        }

        return new DatedClaim(claim, on ?? Derive(claim, until), Resolve(claim.Since), until, fields, derived);
    }

    /// <summary>The claims about one aspect, dated; a date told by these same claims is a cycle.</summary>
    public List<DatedClaim> Date(string entity, string aspect, string member, IEnumerable<Claim> claims)
    {
        _underWay.Add((entity, aspect, member));
        try
        {
            return [.. claims.Select(Date)];
        }
        finally
        {
            _underWay.RemoveAt(_underWay.Count - 1);
        }
    }

    /// <summary>The date of an occurrence: what its asserted claims have in common, or their hull; null when none is admitted.</summary>
    public DayBounds? OccurrenceDate(string entity, string aspect, string member, bool onlyIfDated)
    {
        if (_underWay.Contains((entity, aspect, member))) return null;
        _underWay.Add((entity, aspect, member));
        try
        {
            var asserted = world.Claims(entity, aspect, member).Where(claim => claim.Polarity == Polarity.Asserted).Select(Date).ToList();
            return asserted.Count == 0 || (onlyIfDated && asserted.TrueForAll(claim => claim.Derived)) ? null : Common(asserted.Select(claim => claim.On)).Date;
        }
        finally
        {
            _underWay.RemoveAt(_underWay.Count - 1);
        }
    }

    /// <summary>What bounds have in common, or their hull when that is nothing.</summary>
    public static (DayBounds Date, bool Agree) Common(IEnumerable<DayBounds> bounds)
    {
        var all = bounds.ToList();
        var common = all.Skip(1).Aggregate((DayBounds?)all[0], (rest, next) => rest?.Intersect(next));
        return common is { } agreed ? (agreed, true) : (all.Aggregate((a, b) => a.Hull(b)), false);
    }

    private DayBounds? Resolve(WorldDate? date) => date switch
    {
        null => null,
        { Edtf: { } edtf } => edtf.FirstBounds(world.Padding),
        { Relative: { } relative } => Resolve(relative),
        _ => null,
    };

    private DayBounds? Resolve(RelativeDate relative)
    {
        var anchor = OccurrenceDate(world.Canonical(relative.Anchor), relative.Aspect, world.Canonical(relative.Member ?? ""), onlyIfDated: true);
        return relative switch
        {
            _ when anchor is null => null,
            { Relation: DateRelation.Before } => new DayBounds(Day.BeginningOfTime, anchor.Value.Latest),
            { Relation: DateRelation.After } => new DayBounds(anchor.Value.Earliest, Day.EndOfTime),
            { Offset: { } offset } => offset.AddTo(anchor.Value),
            _ => anchor,
        };
    }

    // Since on ≤ until, what had ended before the publication was seen no later than its last day.
    private DayBounds Derive(Claim claim, DayBounds? until)
    {
        var published = world.Sources[claim.Evidence.Source].Published;
        if (until is { } last) published = new(Day.Min(published.Earliest, last.Earliest), Day.Min(published.Latest, last.Latest));
        return Aspects.KindOf(claim.Aspect) == AspectKind.Occurrence && claim.Aspect != "said"
            ? published with { Earliest = Day.BeginningOfTime }
            : published;
    }
}
