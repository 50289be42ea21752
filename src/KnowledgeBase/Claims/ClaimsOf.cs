using KnowledgeBase.Events;

namespace KnowledgeBase.Claims;

/// <summary>
/// The claims that an effective event makes: pure, no I/O, no clock. Every kind of report is named here; a new one that isn't
/// fails a test, and at run time, loudly.
/// </summary>
public static class ClaimsOf
{
    /// <summary>The claims of an event with its effective content; none for registrations, names and amendments.</summary>
    public static IReadOnlyList<Claim> Event(Recorded recorded, Event content)
    {
        if (content is not Report report) return [];
        var says = new Says(recorded, report);
        switch (content)
        {
            case StatementMade made: Statement(says, made); break;
            case StatementDenied denied: says.Add("saidDenied", denied.By); break;
            case StatementWithdrawn or SourceWithdrawn: says.Add("withdrawn"); break;
            case TopicClassified topic: says.ClaimOf(topic.As, "includes", recorded.Stream, []); break;
            case IncidentOccurred incident: Incident(says, incident); break;
            case var _ when recorded.Stream.StartsWith("zone/", StringComparison.Ordinal): Zone(says, content); break;
            case var _ when recorded.Stream.StartsWith("agreement/", StringComparison.Ordinal): Agreement(says, content); break;
            case var _ when recorded.Stream.StartsWith("meeting/", StringComparison.Ordinal): Meeting(says, content); break;
            default: Actor(says, content); break;
        }

        return says.Claims;
    }

    private static void Statement(Says says, StatementMade made)
    {
        says.Speaker = made.Speaker;
        says.Add("said", fields: [("kind", Word(made.Kind)), ("to", made.To), ("at", made.At)], text: made.Text);
        // Whoever did not say it took no position by it.
        if (made.Topic is null || made.Polarity == Polarity.Denied || says.Modality != Modality.Reported) return;
        foreach (var actor in new[] { made.Speaker }.Concat(made.OnBehalfOf ?? []).Distinct())
            says.ClaimOf(made.Topic, "position", actor, [("answer", made.Answer)], made.Text);
    }

    private static void Incident(Says says, IncidentOccurred incident) => says.Add(
        "occurred",
        fields: [("kind", incident.Kind), ("place", incident.Place), ("by", incident.By), ("against", incident.Against)],
        counts: Counts(incident.Counts),
        text: incident.Text);

    private static void Zone(Says says, Event content)
    {
        switch (content)
        {
            case ZoneProposed zone: says.Add("proposed"); says.Each(zone.By, "proposer"); break;
            case ZoneAgreed zone: says.Add("agreed"); says.Each(zone.By, "party"); break;
            case ZoneNegotiated zone: says.Add("negotiation", fields: [("status", "under-way")]); says.Each(zone.By, "negotiator"); break;
            case ZoneEstablished: says.Add("established"); break;
            case ZoneDissolved: says.Add("dissolved"); break;
            case ZoneViolated zone: says.Add("violated", zone.Violation ?? zone.Record, [("by", zone.By)], text: zone.Text); break;
            case ZoneControlled zone: says.Add("control", fields: [("by", zone.By)]); break;
            case ZoneRuleSet zone: says.Add("rule", zone.Rule, [("status", "set")], text: Text(zone.Text, zone.Condition)); break;
            case ZoneRuleLifted zone: says.Add("rule", zone.Rule, [("status", "lifted")]); break;
            case MonitorAssigned zone: says.Add("monitor", zone.Monitor, [("status", "assigned"), ("side", zone.Side), ("sector", zone.Sector)], counts: Counts(zone.Counts)); break;
            case MonitorPresent zone: says.Add("monitor", zone.Monitor, [("status", "present"), ("side", zone.Side), ("sector", zone.Sector)], counts: Counts(zone.Counts)); break;
            case MonitorWithdrawn zone: says.Add("monitor", zone.Monitor, [("status", "withdrawn")]); break;
            case ZoneArea zone: says.List("area", zone.Places.Select(item => (item.Place, item.Extent is { } extent ? Word(extent) : null)), zone.Complete); break;
            default: throw Unmapped(content);
        }
    }

    private static void Agreement(Says says, Event content)
    {
        switch (content)
        {
            case AgreementProposed act: says.Add("proposed"); says.Each(act.By, "proposer"); break;
            case AgreementAdopted act: says.Add("adopted", fields: [("at", act.At)]); says.Each(act.By, "party"); break;
            case AgreementSigned act: says.Add("signed", fields: [("at", act.At)]); says.Each(act.By, "signatory", ("capacity", act.Capacity)); break;
            case EnteredIntoForce: says.Add("inForce"); break;
            case AgreementProvided act: says.Add("provision", act.Provision, Parties(act.Parties), ("deadline", act.Deadline), text: Text(act.Text, act.Condition)); break;
            case TermSet act:
                foreach (var entity in act.Zones ?? [says.Entity])
                    says.ClaimOf(entity, "term", "", [("duration", act.Duration.ToString()), ("automatic", YesNo(act.RenewsAutomatically)), ("consensus", YesNo(act.RenewsByConsensus))]);
                break;
            case ObligationFulfilled act: says.Add("fulfilled", act.Provision); break;
            case ObligationMissed act: says.Add("missed", act.Provision); break;
            case AgreementExtended act: says.Add("extended", act.Extension ?? "", [("by", act.By.ToString())]); break;
            case AgreementAmended act: says.Add("amended", act.By); break;
            case AgreementSuspended: says.Add("suspension", fields: [("status", "suspended")]); break;
            case AgreementResumed: says.Add("suspension", fields: [("status", "resumed")]); break;
            case AgreementTerminated: says.Add("terminated"); break;
            case AgreementRejected act: says.Add("rejected", act.By); break;
            default: throw Unmapped(content);
        }
    }

    private static void Meeting(Says says, Event content)
    {
        switch (content)
        {
            case MeetingScheduled meeting:
                says.Add("scheduled");
                says.Plan("held", meeting.For, [("place", meeting.Place)]);
                break;
            case MeetingHeld meeting: says.Add("held", fields: [("place", meeting.Place)]); break;
            case MeetingAttended meeting: says.Add("participation", meeting.Actor, [("status", "present"), ("capacity", meeting.Capacity)]); break;
            case MeetingAbsent meeting: says.Add("participation", meeting.Actor, [("status", "absent")]); break;
            case MeetingWalkedOut meeting: says.Add("participation", meeting.Actor, [("status", "walked-out")]); break;
            case ParticipationSuspended meeting: says.Add("participation", meeting.Actor, [("status", "suspended")]); break;
            default: throw Unmapped(content);
        }
    }

    private static void Actor(Says says, Event content)
    {
        switch (content)
        {
            case ActorFormed: says.Add("formed"); break;
            case ActorDissolved: says.Add("dissolved"); break;
            case ActorRenamed actor: says.Add("name", fields: [("name", actor.Name)]); break;
            case RoleTaken actor: says.Add("role", RoleOf(actor.Role, actor.Of), [("status", "held")]); break;
            case RoleLeft actor: says.Add("role", RoleOf(actor.Role, actor.Of), [("status", "left")]); break;
            case MemberJoined actor: says.Add("membership", actor.Organisation, [("status", "member")]); break;
            case MemberLeft actor: says.Add("membership", actor.Organisation, [("status", "left")]); break;
            case ActorSucceeded actor: says.Add("successor", actor.By); break;
            case ActorDesignated actor: says.Add("designation", actor.By, [("as", actor.As)]); break;
            default: throw Unmapped(content);
        }
    }

    private static IEnumerable<(string, FieldValue)>? Counts(IReadOnlyList<Count>? counts) => counts?.Select(count => ($"count:{count.Of}", new FieldValue(null, count.Min, count.Max)));

    private static (string, string?)[] Parties(IReadOnlyList<string>? parties) => [.. (parties ?? []).Select(party => ($"party:{party}", (string?)"bound"))];

    private static string? Text(string? text, string? condition) =>
        condition is null ? text : text is null ? $"On condition: {condition}" : $"{text} On condition: {condition}";

    private static string RoleOf(string role, string? of) => of is null ? role : $"{role}@{of}";

    private static string? YesNo(bool? value) => value switch { true => "yes", false => "no", null => null };

    private static string Word<T>(T value)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static InvalidOperationException Unmapped(Event content) => new($"{content.GetType().Name} has no claims: name it in {nameof(ClaimsOf)}.");
}
