using KnowledgeBase.Events;

namespace KnowledgeBase.Recording;

/// <summary>The records of a batch that can be checked against the archive although others are malformed: nothing of the batch is recorded, but all its errors are told at once.</summary>
/// <param name="Drafts">Those that are well-formed, and name no record that isn't; in their order.</param>
/// <param name="Supposed">The things that the malformed ones would make: they are not missing.</param>
internal sealed record WellFormed(IReadOnlyList<Draft> Drafts, IReadOnlyList<string> Supposed)
{
    /// <summary>What is left of a batch, which is sorted so that each record comes after those that it names.</summary>
    public static WellFormed Of(IReadOnlyList<Draft> sorted, IEnumerable<RecordError> errors)
    {
        var malformed = new HashSet<Draft>(errors.Select(error => error.Draft), ReferenceEqualityComparer.Instance);
        var unknown = malformed.Select(draft => draft.Record).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var left = new List<Draft>();
        foreach (var draft in sorted.Where(draft => !malformed.Contains(draft)))
        {
            if (RecordingOrder.RecordsNamedBy(draft).Any(unknown.Contains)) unknown.Add(draft.Record!);
            else left.Add(draft);
        }

        return new(left, [.. malformed.Where(draft => EventTypes.Find(draft.Type) is { } type && (type.IsRegistration || type.Clr == typeof(StatementMade))).Select(draft => draft.Stream)]);
    }

    /// <summary>Errors in the order of their records.</summary>
    public static IReadOnlyList<RecordError> Ordered(IEnumerable<RecordError> errors, IReadOnlyList<Draft> drafts)
    {
        var places = new Dictionary<Draft, int>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < drafts.Count; i++) places.TryAdd(drafts[i], i);
        return [.. errors.OrderBy(error => places.GetValueOrDefault(error.Draft, int.MaxValue))];
    }
}
