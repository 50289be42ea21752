using System.Text.Json.Nodes;

namespace KnowledgeBase.Events;

/// <summary>A record that somebody wants to record: well-formed by itself, not yet checked against the archive.</summary>
/// <param name="Stream">What it is about.</param>
/// <param name="Type">Its kind.</param>
/// <param name="Data">Its JSON, in the current version.</param>
/// <param name="Content">The same, typed.</param>
public sealed record Proposed(string Stream, EventType Type, JsonObject Data, Event Content);

/// <summary>
/// Decides whether records may be recorded, each after the one before it: what they refer to exists, a thing is registered once,
/// amendments have a target that they may amend. Pure; it says everything that is wrong at once.
/// </summary>
public static class Rules
{
    /// <summary>What is wrong with a record, given the archive and what came before it; nothing when it may be recorded.</summary>
    public static IReadOnlyList<FieldError> Check(Proposed proposed, Catalogue known) =>
    [
        .. known.Find(proposed.Content.Record) is { } taken
            ? [new FieldError("record", $"'{proposed.Content.Record}' is taken by another record, of type {taken.StoredType} on {taken.Stream}.")]
            : Enumerable.Empty<FieldError>(),
        .. OfStream(proposed, known),
        .. OfReferences("", proposed.Type.Clr, proposed.Data, known),
        .. OfContent(proposed, known),
        .. OfReplacement(proposed.Content, known),
    ];

    private static IEnumerable<FieldError> OfStream(Proposed proposed, Catalogue known)
    {
        if (proposed.Content is Amendment) yield break;
        if (proposed.Type.IsRegistration)
        {
            if (known.Registrations.ContainsKey(proposed.Stream))
                yield return new("", $"{proposed.Stream} is registered already; correct that registration instead.");
        }
        else if (!known.Exists(proposed.Stream) && proposed.Content is not StatementMade)
        {
            yield return new("", Unknown(proposed.Stream, known));
        }
    }

    private static IEnumerable<FieldError> OfReferences(string path, Type type, JsonObject data, Catalogue known)
    {
        foreach (var field in EventField.Of(type))
        {
            var at = path.Length == 0 ? field.Name : $"{path}.{field.Name}";
            var values = data[field.Name] switch
            {
                null => [],
                JsonArray items => items.Select((item, i) => (At: $"{at}[{i}]", Value: item!)),
                var value => [(At: at, Value: value)],
            };
            foreach (var (where, value) in values)
            {
                if (field.RefKinds is not null)
                {
                    if (value.GetValue<string>() is var reference && !known.Exists(reference)) yield return new(where, Unknown(reference, known));
                }
                else if (value is JsonObject nested && field.Type != typeof(JsonObject))
                {
                    foreach (var error in OfReferences(where, field.Type == typeof(WorldDate) ? typeof(RelativeDate) : field.Type, nested, known)) yield return error;
                }
            }
        }
    }

    private static IEnumerable<FieldError> OfContent(Proposed proposed, Catalogue known) => [.. OfKind(proposed, known), .. OfEvidence(proposed.Stream, proposed.Content, known)];

    private static IEnumerable<FieldError> OfKind(Proposed proposed, Catalogue known)
    {
        switch (proposed.Content)
        {
            case StatementMade { Topic: { } topic, Answer: { } answer }
                when known.Registrations.GetValueOrDefault(topic) is TopicDefined defined && answer != "unclear" && defined.Answers?.Contains(answer) != true:
                yield return new("answer", defined.Answers is { } answers
                    ? $"'{answer}' is no answer to {topic}; its answers are {string.Join(", ", answers)} and unclear.{Nearest.Hint(answer, answers)}"
                    : $"{topic} has no answers of its own; answer one of its narrower topics.");
                break;
            case TopicClassified classified when classified.As == proposed.Stream:
                yield return new("as", "is the topic itself.");
                break;
            case TopicDefined { Broader: not null } when Chain(proposed.Stream, proposed.Content, known, thing => (thing as TopicDefined)?.Broader) is { } cycle:
                yield return new("broader", $"makes a cycle: {cycle}.");
                break;
            case PlaceRegistered { Within: not null } when Chain(proposed.Stream, proposed.Content, known, thing => (thing as PlaceRegistered)?.Within) is { } cycle:
                yield return new("within", $"makes a cycle: {cycle}.");
                break;
            case ThingSameAs same when same.Other == proposed.Stream:
                yield return new("other", "is the thing itself.");
                break;
            case ThingSameAs same when same.Other.Split('/')[0] != proposed.Stream.Split('/')[0]:
                yield return new("other", $"'{same.Other}' is of another kind than {proposed.Stream}.");
                break;
            case ThingSameAs same when OfSame(proposed.Stream, same, known) is { } already:
                yield return new("other", already);
                break;
            case SourceRegistered source when known.SourceOf(source.Work ?? proposed.Stream, source.Edition ?? 1) is { } twin && twin != proposed.Stream:
                yield return new("edition", $"{source.Edition ?? 1} of {source.Work ?? proposed.Stream} is registered already, as {twin}.");
                break;
            case Amendment amendment:
                foreach (var error in OfAmendment(proposed, amendment, known)) yield return error;
                break;
        }
    }

    private static IEnumerable<FieldError> OfEvidence(string stream, Event content, Catalogue known)
    {
        // An edition says something under a key once, or leaves it out.
        if (Catalogue.KeyOf(stream, content) is (var source, var key) && known.WithKey(source, key).FirstOrDefault(other => other != content.Record) is { } other)
            yield return new("key", $"'{key}' is taken in {source} by the record '{other}'.");
        if (content is Report { BasedOn: { } basis } && known.Find(basis) is var found && found?.Content is not StatementMade)
            yield return new("basedOn", found is null ? $"there is no record '{basis}'." : $"'{basis}' is no statement but {found.StoredType}.");
    }

    private static IEnumerable<FieldError> OfAmendment(Proposed proposed, Amendment amendment, Catalogue known)
    {
        if (known.Find(amendment.Target) is not { } target)
        {
            yield return new("target", $"there is no record '{amendment.Target}'.");
            yield break;
        }

        if (target.Stream != proposed.Stream)
            yield return new("", $"an amendment stands on its target's stream, {target.Stream}, not on {proposed.Stream}.");
        if (Effective.IsRetracted(amendment.Target, known.AmendmentsOf))
            yield return new("target", $"'{amendment.Target}' is retracted already.");
        else if (amendment is not RecordRetracted && target.Content is Amendment)
            yield return new("target", $"'{amendment.Target}' is an amendment; it can only be retracted.");
        else if (amendment is RecordRetracted && known.Root(target) is { } root)
            foreach (var error in OfRetraction(proposed, amendment, root, known)) yield return error;
        else if (amendment is RecordCorrected correction)
            foreach (var error in OfCorrection(target, correction, known)) yield return error;
    }

    /// <summary>What a retraction does to the event that it leads to, directly or by undoing what had been done to that one, must be allowed.</summary>
    private static IEnumerable<FieldError> OfRetraction(Proposed proposed, Amendment retraction, Recorded root, Catalogue known)
    {
        var recorded = new Recorded(long.MaxValue, default, default, proposed.Stream, proposed.Type.StoredName, proposed.Data);
        var stood = !Effective.IsRetracted(root.Record, known.AmendmentsOf);
        IEnumerable<Recorded> then(string record) => record == retraction.Target ? known.AmendmentsOf(record).Append(recorded) : known.AmendmentsOf(record);
        var stands = !Effective.IsRetracted(root.Record, then);
        if (stood && !stands && root.Content is SourceRegistered && known.IsCited(root.Stream))
            yield return new("target", $"{root.Stream} is cited by other records; correct its registration instead.");
        if (!stood && stands && OfRestored(root, Effective.ContentOf(root, then), known) is { } taken)
            yield return new("target", $"what was retracted, '{root.Record}', cannot stand again: {taken}");
        if (stands)
            foreach (var error in OfContentThen(root, then, stood, known)) yield return new("target", $"without it '{root.Record}' would not be right: {(error.Path.Length == 0 ? "" : $"{error.Path}: ")}{error.Message}");
    }

    // A correction that is taken back leaves what others left, be it in a record that stands again: that must be right by itself.
    private static IEnumerable<FieldError> OfContentThen(Recorded root, Func<string, IEnumerable<Recorded>> then, bool stood, Catalogue known)
    {
        var corrections = Effective.Standing(root.Record, then).Select(amendment => amendment.Content).OfType<RecordCorrected>().ToList();
        var before = Effective.Standing(root.Record, known.AmendmentsOf).Count(amendment => amendment.Content is RecordCorrected);
        return !stood ? EventValidator.Validate(EventTypes.FindStored(root.StoredType)!.Value.Type, root.Stream, Effective.CorrectedJson(root, corrections))
            : corrections.Count != before ? OfCorrected(root, corrections, known)
            : [];
    }

    private static IEnumerable<FieldError> OfCorrected(Recorded target, IEnumerable<RecordCorrected> corrections, Catalogue known)
    {
        var type = EventTypes.FindStored(target.StoredType)!.Value.Type;
        var data = Effective.CorrectedJson(target, corrections);
        var errors = EventValidator.Validate(type, target.Stream, data, out var content);
        return errors.Count > 0 ? errors : [.. OfReferences("", type.Clr, data, known), .. OfContent(new(target.Stream, type, data, content!), known)];
    }

    // What undoing a retraction would bring back has had its place taken.
    private static string? OfRestored(Recorded restored, Event content, Catalogue known) => content switch
    {
        IRegistration when known.Registrations.ContainsKey(restored.Stream) => $"{restored.Stream} is registered by another record by now.",
        ThingSameAs same => OfSame(restored.Stream, same, known),
        Report or SourceOmitted => OfEvidence(restored.Stream, content, known).FirstOrDefault(error => error.Path == "key")?.Message,
        _ => null,
    };

    /// <summary>The event as it would be then must be well-formed, and refer to what exists.</summary>
    private static IEnumerable<FieldError> OfCorrection(Recorded target, RecordCorrected correction, Catalogue known)
    {
        var (type, _) = EventTypes.FindStored(target.StoredType)!.Value;
        if (EventTypes.FindStored(correction.TargetType)?.Type != type)
        {
            yield return new("targetType", $"'{correction.Target}' is of type {target.StoredType}, not {correction.TargetType}.");
            yield break;
        }

        var earlier = known.AmendmentsOf(target.Record).Where(amendment => !Effective.IsRetracted(amendment.Record, known.AmendmentsOf))
            .OrderBy(amendment => amendment.Position).Select(amendment => amendment.Content).OfType<RecordCorrected>();
        foreach (var error in OfCorrected(target, earlier.Append(correction), known)) yield return error with { Path = $"set.{error.Path}" };
    }

    private static IEnumerable<FieldError> OfReplacement(Event content, Catalogue known)
    {
        if (content.Replaces is not { } old) yield break;
        if (known.Find(old) is null) yield return new("replaces", $"there is no record '{old}'.");
        else if (!Effective.IsRetracted(old, known.AmendmentsOf)) yield return new("replaces", $"'{old}' still stands; retract it first.");
    }

    private static string? OfSame(string stream, ThingSameAs same, Catalogue known) => known.WayOfSame(stream, same.Other, same.Record) is { } way
        ? $"{same.Other} is the same as {stream} already: {string.Join(" = ", way)}."
        : null;

    // The way from a thing to itself through what is broader, or null when there is none.
    private static string? Chain(string start, Event content, Catalogue known, Func<IRegistration?, string?> next)
    {
        var way = new List<string> { start };
        for (var at = next((IRegistration)content); at is not null; at = next(known.Registrations.GetValueOrDefault(at)))
        {
            way.Add(at);
            if (at == start) return string.Join(" → ", way);
            if (way.Count > 1000) return null;
        }

        return null;
    }

    private static string Unknown(string reference, Catalogue known)
    {
        var kind = reference.Split('/')[0];
        return $"there is no {reference}: {(kind == "statement" ? "no such statement is recorded" : $"register it first, with {kind}.{(kind == "topic" ? "defined" : "registered")}")}."
            + Nearest.Hint(reference, known.References.Where(other => other.StartsWith($"{kind}/", StringComparison.Ordinal)));
    }
}
