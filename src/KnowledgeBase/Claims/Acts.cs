using KnowledgeBase.Time;

namespace KnowledgeBase.Claims;

/// <summary>When an act was made, takes effect and ends, at a vantage.</summary>
internal static class Acts
{
    private static readonly string[] Makings = ["signed", "adopted", "agreed", "said"];

    /// <summary>What bears on how the provisions of an act stand.</summary>
    public static readonly IReadOnlyList<string> Bearing = [.. Makings, "inForce", "agreed.inForce", "agreed.term", "extended", "terminated", "suspension"];

    /// <summary>The day an act was made: signed, else adopted, else agreed or said; null when nobody says.</summary>
    public static DayBounds? DateOf(World world, string act) => world.Once<DayBounds?>("date", act, "", () =>
        Makings.Select(aspect => world.Dating.OccurrenceDate(act, aspect, "", onlyIfDated: false)).FirstOrDefault(date => date is not null));

    /// <summary>
    /// When an act takes effect. One thing does so by itself: an entry into force on a date laid down by the act, unless denied.
    /// Null when nobody says; then provisions count from the making.
    /// </summary>
    public static (DayBounds Start, bool AsAgreed)? StartOf(World world, string act) => world.Once("start", act, "", () => Start(world, act));

    private static (DayBounds Start, bool AsAgreed)? Start(World world, string act)
    {
        if (world.Dating.OccurrenceDate(act, "inForce", "", onlyIfDated: false) is { } reported) return (reported, false);
        var agreed = world.Claims(act, "agreed.inForce", "").Select(world.Dating.Date).ToList();
        var dated = agreed.FindAll(claim => !claim.Derived);
        return dated.Count == 0 || agreed.Exists(claim => !claim.Asserted) || world.Claims(act, "inForce", "").Any()
            ? null
            : (Dating.Common(dated.Select(claim => claim.On)).Date, true);
    }

    /// <summary>
    /// When the term of an act, or of a zone that a term names, ends: some day in these bounds, that day included, extensions counted.
    /// Null when no term or no start is known.
    /// </summary>
    /// <param name="world">The claims.</param>
    /// <param name="entity">The act or the zone.</param>
    /// <param name="laidDownBy">Only what this act says of it.</param>
    public static Term? TermOf(World world, string entity, string? laidDownBy = null) => world.Once("term", entity, laidDownBy ?? "", () => End(world, entity, laidDownBy));

    private static Term? End(World world, string entity, string? laidDownBy)
    {
        var claims = Frontier.InForceOrComing(world, [.. world.Claims(entity, "agreed.term", "").Where(claim => laidDownBy is null || claim.Act == laidDownBy).Select(world.Dating.Date)]);
        var ends = new List<DayBounds>();
        var acts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (claim, fields) in claims.Where(pair => pair.Claim.Asserted && pair.Fields.ContainsKey("duration")))
        {
            var start = claim.Derived ? StartOf(world, claim.Claim.Act!)?.Start ?? DateOf(world, claim.Claim.Act!) : claim.On;
            if (start is null) continue;
            acts.Add(claim.Claim.Act!);
            ends.Add(IsoPeriod.Parse(fields["duration"].Word!).AddTo(start.Value));
        }

        if (ends.Count == 0) return null;
        var (end, endsAgree) = Dating.Common(ends);
        var extensions = 0;
        foreach (var (act, member) in acts.SelectMany(act => Frontier.Members(world, act, "extended").Select(member => (act, member))))
        {
            var extension = Frontier.Of(world, act, "extended", member);
            if (extension.Date is not { } date || date.Earliest > world.AsOf) continue;
            var later = Dating.Common(extension.Values.Where(value => value.Dated.Asserted).Select(value => IsoPeriod.Parse(value.Value["by"].Word!).AddTo(end))).Date;
            end = date.Latest <= world.AsOf && !InDoubt(extension) ? later : end.Hull(later);
            extensions++;
        }

        bool Says(string field, string word) => claims.Exists(pair => pair.Claim.Asserted && pair.Fields.TryGetValue(field, out var value) && value.Word == word);
        return new Term(
            end,
            Says("automatic", "yes"),
            Says("consensus", "yes"),
            extensions,
            EndContested: !endsAgree && acts.Count == 1,
            RenewalContested: new[] { "automatic", "consensus" }.Any(field => Says(field, "yes") && Says(field, "no")));
    }

    /// <summary>How a provision stands: by its own start, and by the state of its act.</summary>
    public static Standing StandingOf(World world, DatedClaim claim)
    {
        var (asOf, act) = (world.AsOf, claim.Claim.Act!);
        var made = DateOf(world, act) ?? DayBounds.Unbounded;
        var start = claim.Derived ? StartOf(world, act)?.Start ?? made : claim.On;
        var inDoubt = world.Once("doubt", act, claim.Derived ? "inForce" : "", () => (claim.Derived ? Makings.Append("inForce") : Makings).Any(aspect => InDoubt(Frontier.Of(world, act, aspect))));
        var termination = world.Once("termination", act, "", () => Frontier.Of(world, act, "terminated"));
        // The act's own word goes first: on the thing, then on itself; what another act says of the thing's term goes last.
        var end = TermOf(world, claim.Claim.Entity, act) ?? TermOf(world, act) ?? TermOf(world, claim.Claim.Entity);
        var suspended = IsSuspended(world, act);
        return asOf < made.Earliest || asOf < start.Earliest ? Standing.NotYet
            : (termination.Standing == Standing.Happened && !InDoubt(termination)) || end?.End.Latest < asOf ? Standing.TermOver
            : suspended == true ? Standing.Suspended
            : inDoubt || asOf < made.Latest || asOf < start.Latest || termination.Date?.Earliest <= asOf || end?.End.Earliest < asOf || suspended is null ? Standing.Possibly
            : Standing.InForce;
    }

    // Asserted and denied: whatever rests on it is no more than possible.
    private static bool InDoubt(Answer occurrence) =>
        occurrence.Verdict == Verdict.Contested && occurrence.Values.Any(value => !value.Dated.Asserted);

    /// <summary>Whether an act is suspended; null when that is open or contested.</summary>
    public static bool? IsSuspended(World world, string act) => world.Once("suspended", act, "", () => Suspended(world, act));

    private static bool? Suspended(World world, string act)
    {
        var suspension = Frontier.Of(world, act, "suspension");
        return suspension.Verdict switch
        {
            Verdict.Silent or Verdict.Lapsed => false,
            Verdict.Settled => suspension.Values.Any(value => value.Dated.Asserted && value.Value["status"].Word == "suspended"),
            _ => null,
        };
    }
}

/// <summary>The term of an act or a zone.</summary>
/// <param name="End">Its last day, extensions counted.</param>
/// <param name="Automatic">Whether it is said to renew by itself.</param>
/// <param name="Consensus">Whether its renewal is said to need consensus.</param>
/// <param name="Extensions">How many extensions are recorded by the day asked about.</param>
/// <param name="EndContested">Whether the sources differ on what one act says of its end.</param>
/// <param name="RenewalContested">Whether they differ on how it renews.</param>
internal sealed record Term(DayBounds End, bool Automatic, bool Consensus, int Extensions, bool EndContested, bool RenewalContested)
{
    /// <summary>What is known after the term: never plainly in force, nor plainly expired, where it renews.</summary>
    public string OverText => (Automatic, Consensus) switch
    {
        (true, true) => $"term over; renewal automatic, by consensus; {NoneRecorded}",
        (true, false) => $"term over; renewal automatic; {NoneRecorded}",
        (false, true) => $"term over; renewal by consensus; {NoneRecorded}",
        _ => "term over",
    };

    private string NoneRecorded => Extensions == 0 ? "none recorded" : "none recorded since the last extension";
}
