using System.Text.Json.Nodes;
using KnowledgeBase.Events;

namespace KnowledgeBase.Recording;

/// <summary>Puts records in an order in which each comes after what it refers to, otherwise as they were.</summary>
internal static class RecordingOrder
{
    public static IReadOnlyList<Draft> Sort(IReadOnlyList<Draft> drafts)
    {
        var makers = new Dictionary<string, Draft>(StringComparer.Ordinal);
        foreach (var draft in drafts)
        {
            if (EventTypes.Find(draft.Type) is { } type && (type.IsRegistration || type.Clr == typeof(StatementMade))) makers.TryAdd(draft.Stream, draft);
            if (draft.Record is { } record) makers.TryAdd($"record {record}", draft);
        }

        var sorted = new List<Draft>(drafts.Count);
        var seen = new HashSet<Draft>(ReferenceEqualityComparer.Instance);
        // A stack of its own: chains of thousands of records must not end the program.
        var stack = new Stack<(Draft Draft, bool Done)>();
        foreach (var first in drafts)
        {
            stack.Push((first, false));
            while (stack.TryPop(out var next))
            {
                if (next.Done) sorted.Add(next.Draft);
                else if (seen.Add(next.Draft))
                {
                    stack.Push((next.Draft, true));
                    foreach (var needed in Needs(next.Draft).Reverse())
                    {
                        if (makers.TryGetValue(needed, out var maker) && !seen.Contains(maker)) stack.Push((maker, false));
                    }
                }
            }
        }

        return sorted;
    }

    /// <summary>The records that one names: what it amends, stands in for or rests on.</summary>
    public static IEnumerable<string> RecordsNamedBy(Draft draft)
    {
        foreach (var name in new[] { "target", "replaces", "basedOn" })
        {
            if (draft.Data[name] is JsonValue value && value.TryGetValue<string>(out var record)) yield return record;
        }
    }

    private static IEnumerable<string> Needs(Draft draft) =>
        RecordsNamedBy(draft).Select(record => $"record {record}").Prepend(draft.Stream).Concat(JsonTexts.Of(draft.Data).Where(text => text.Contains('/')));
}
