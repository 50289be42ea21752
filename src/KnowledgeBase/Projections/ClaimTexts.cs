using System.Text.Json;
using KnowledgeBase.Claims;
using KnowledgeBase.Events;

namespace KnowledgeBase.Projections;

/// <summary>Claims as the tables hold them. What was read lately is not read again: pages ask for the same ones.</summary>
internal static class ClaimTexts
{
    // Some 20 MB. Each text has one place, and the next one there takes it.
    private const uint Places = 8_191;
    private static readonly Known?[] Kept = new Known?[Places];

    /// <summary>The claim that a text says.</summary>
    public static Claim Read(string text)
    {
        ref var place = ref Kept[(uint)text.GetHashCode(StringComparison.Ordinal) % Places];
        if (place is { } known && known.Text == text) return known.Claim;
        var claim = JsonSerializer.Deserialize<Claim>(text, EventJson.Options)!;
        place = new(text, claim);
        return claim;
    }

    private sealed record Known(string Text, Claim Claim);
}
