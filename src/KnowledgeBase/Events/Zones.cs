namespace KnowledgeBase.Events;

// Stream zone/…. The record types are the storage format.

/// <summary>A zone enters the archive.</summary>
[Stored("zone.registered")]
public sealed record ZoneRegistered : Event, IRegistration
{
    public required string Name { get; init; }

    public IReadOnlyList<string>? Aliases { get; init; }
}

[Stored("zone.proposed")]
public sealed record ZoneProposed : Report
{
    [Ref("actor")]
    public IReadOnlyList<string>? By { get; init; }
}

/// <summary>Negotiations about the zone were held; a state, since the day in <c>since</c> when it is told.</summary>
[Stored("zone.negotiated")]
public sealed record ZoneNegotiated : Report
{
    /// <summary>Who negotiated.</summary>
    [Ref("actor")]
    public IReadOnlyList<string>? By { get; init; }
}

/// <summary>The zone was agreed upon (that it was, is reported).</summary>
[Stored("zone.agreed")]
public sealed record ZoneAgreed : Report
{
    [Ref("actor")]
    public IReadOnlyList<string>? By { get; init; }
}

[Stored("zone.established")]
public sealed record ZoneEstablished : Report;

/// <summary>The whole of a place, or a part; unsaid when unset.</summary>
public enum Extent { Whole, Part }

/// <summary>A place in a zone's area.</summary>
public sealed record AreaItem
{
    [Ref("place")]
    public required string Place { get; init; }

    public Extent? Extent { get; init; }
}

/// <summary>The places that the zone covers; a complete list contradicts a place that it lacks.</summary>
[Stored("zone.area")]
public sealed record ZoneArea : Report
{
    public required IReadOnlyList<AreaItem> Places { get; init; }

    public bool Complete { get; init; }
}

/// <summary>A rule holds in the zone: <c>ceasefire</c>, <c>no-flights</c>, <c>checkpoints</c>, <c>observation-posts</c>, <c>humanitarian-access</c>.</summary>
[Stored("zone.ruleSet")]
public sealed record ZoneRuleSet : Report
{
    [Slug]
    public required string Rule { get; init; }

    public string? Condition { get; init; }

    public string? Text { get; init; }
}

[Stored("zone.ruleLifted")]
public sealed record ZoneRuleLifted : Report
{
    [Slug]
    public required string Rule { get; init; }
}

/// <summary>Somebody is to monitor the zone, or a side or sector of it.</summary>
[Stored("zone.monitorAssigned")]
public sealed record MonitorAssigned : Report
{
    [Ref("actor")]
    public required string Monitor { get; init; }

    [Slug]
    public string? Side { get; init; }

    [Slug]
    public string? Sector { get; init; }

    /// <summary>How many, by what is counted.</summary>
    public IReadOnlyList<Count>? Counts { get; init; }
}

[Stored("zone.monitorPresent")]
public sealed record MonitorPresent : Report
{
    [Ref("actor")]
    public required string Monitor { get; init; }

    [Slug]
    public string? Side { get; init; }

    [Slug]
    public string? Sector { get; init; }

    /// <summary>How many, by what is counted.</summary>
    public IReadOnlyList<Count>? Counts { get; init; }
}

[Stored("zone.monitorWithdrawn")]
public sealed record MonitorWithdrawn : Report
{
    [Ref("actor")]
    public required string Monitor { get; init; }
}

/// <summary>Who holds the zone; one holder, and <c>part</c> says in words how much of it ("mostly").</summary>
[Stored("zone.controlled")]
public sealed record ZoneControlled : Report
{
    [Ref("actor")]
    public required string By { get; init; }
}

/// <summary>The zone is violated: shelling, an incursion, a flight.</summary>
[Stored("zone.violated")]
public sealed record ZoneViolated : Report
{
    /// <summary>Which violation: reports with the same word are of one; each report without is of its own.</summary>
    [Slug]
    public string? Violation { get; init; }

    [Ref("actor")]
    public string? By { get; init; }

    public string? Text { get; init; }
}

[Stored("zone.dissolved")]
public sealed record ZoneDissolved : Report;
