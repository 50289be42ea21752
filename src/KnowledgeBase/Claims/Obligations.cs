using KnowledgeBase.Time;

namespace KnowledgeBase.Claims;

/// <summary>How an obligation stands on the day asked about.</summary>
public enum ObligationState
{
    /// <summary>Its act is not signed yet, or nobody says that it lays this down.</summary>
    Silent,
    Pending,

    /// <summary>The deadline is possibly past, or a fulfilment has possibly come.</summary>
    PossiblyOverdue,
    Overdue,
    FulfilledInTime,
    FulfilledLate,
    FulfilledLatenessUnknown,
    Missed,
}

/// <summary>A provision with a deadline, or one that somebody fulfilled or missed.</summary>
/// <param name="Act">The act that lays it down.</param>
/// <param name="Provision">Its name within the act.</param>
/// <param name="State">How it stands.</param>
/// <param name="Deadline">Until when it is to be fulfilled; null when nobody says.</param>
/// <param name="Fulfilled">When it was fulfilled, where somebody says so.</param>
/// <param name="Verdict">Contested when its deadline, or its fulfilment, is; open while a fulfilment has only possibly come.</param>
public sealed record Obligation(string Act, string Provision, ObligationState State, DayBounds? Deadline, DayBounds? Fulfilled, Verdict Verdict)
{
    /// <summary>In words: <c>overdue, no fulfilment recorded</c>.</summary>
    public string Text => State switch
    {
        ObligationState.Silent => "silent",
        ObligationState.Pending => Deadline is null ? "pending, no deadline" : "pending",
        ObligationState.PossiblyOverdue => "possibly overdue",
        ObligationState.Overdue => "overdue, no fulfilment recorded",
        ObligationState.FulfilledInTime => "fulfilled, in time",
        ObligationState.FulfilledLate => "fulfilled, late",
        ObligationState.FulfilledLatenessUnknown => "fulfilled, lateness unknown",
        ObligationState.Missed => "missed",
        _ => throw new ArgumentOutOfRangeException(nameof(State), State, "No such state."),
    };

    /// <summary>Whether the provision obliges to anything: it has a deadline, or was fulfilled or missed.</summary>
    internal bool IsOne => Deadline is not null || Fulfilled is not null || State == ObligationState.Missed;

    /// <summary>The obligations of an act, by name.</summary>
    public static IReadOnlyList<Obligation> Of(World world, string act) =>
    [
        .. Frontier.Members(world, world.Canonical(act), "agreed.provision").Select(provision => Of(world, act, provision))
            .Where(obligation => obligation.IsOne),
    ];

    /// <summary>One obligation of an act.</summary>
    public static Obligation Of(World world, string act, string provision)
    {
        act = world.Canonical(act);
        var laidDown = Frontier.Of(world, act, "agreed.provision", provision);
        var deadlines = laidDown.Values.Where(value => value.Dated.Asserted && value.Value.ContainsKey("deadline")).Select(value => Bounds(value.Value["deadline"])).ToList();
        DayBounds? deadline = deadlines.Count > 0 ? Dating.Common(deadlines).Date : null;
        var (fulfilled, missed) = (Frontier.Of(world, act, "fulfilled", provision), Frontier.Of(world, act, "missed", provision));
        var possiblyFulfilled = fulfilled.Standing == Standing.Possibly;
        var contested = new[] { laidDown, fulfilled, missed }.Any(answer => answer.Verdict == Verdict.Contested)
            || (fulfilled.Standing == Standing.Happened && missed.Standing == Standing.Happened);

        var state =
            Acts.DateOf(world, act) is not { } made || made.Earliest > world.AsOf || !laidDown.Values.Any(value => value.Dated.Asserted) ? ObligationState.Silent
            : fulfilled is { Standing: Standing.Happened, Date: { } date } ? Lateness(date, deadline)
            : missed.Standing == Standing.Happened ? ObligationState.Missed
            : deadline is not { } due || world.AsOf <= due.Earliest ? ObligationState.Pending
            : world.AsOf <= due.Latest || possiblyFulfilled ? ObligationState.PossiblyOverdue
            : ObligationState.Overdue;
        return new Obligation(act, provision, state, deadline, fulfilled.Date, contested ? Verdict.Contested : possiblyFulfilled ? Verdict.Open : laidDown.Verdict);
    }

    private static ObligationState Lateness(DayBounds fulfilled, DayBounds? deadline) =>
        deadline is not { } due ? ObligationState.FulfilledLatenessUnknown
        : fulfilled.Latest <= due.Earliest ? ObligationState.FulfilledInTime
        : fulfilled.Earliest > due.Latest ? ObligationState.FulfilledLate
        : ObligationState.FulfilledLatenessUnknown;

    private static DayBounds Bounds(FieldValue value) => new(
        value.Min is { } min ? new Day(min) : Day.BeginningOfTime,
        value.Max is { } max ? new Day(max) : Day.EndOfTime);
}
