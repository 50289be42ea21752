using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using KnowledgeBase.Events;

namespace KnowledgeBase.Claims;

/// <summary>
/// What items were found to answer over all days, kept: an item that looks at the same claims, and at nothing else, answers the same,
/// from whichever vantage. From most vantages that differ, most items look the same.
/// </summary>
internal sealed class KeptTimelines
{
    // Of one item, from so many vantages at most.
    private const int MaxOfOne = 8;
    private const int MaxKept = 4_000;
    private static readonly UInt128 Factor = new(0x2360ED051FC65DA4, 0x4385DF649FCCF645);

    // A claim that is read again is the same one, mostly.
    private readonly ConditionalWeakTable<Claim, object> _hashes = [];
    private readonly ConcurrentDictionary<(string Thing, string Item), KeptTimeline[]> _kept = [];

    /// <summary>What is kept, as far as it holds of a world.</summary>
    public View Of(World world) => new(this, world);

    private void Add(string thing, string item, KeptTimeline timeline)
    {
        if (_kept.Count >= MaxKept) _kept.Clear();
        _kept.AddOrUpdate((thing, item), [timeline], (_, kept) => [timeline, .. kept.Take(MaxOfOne - 1)]);
    }

    private sealed record KeptTimeline(IReadOnlyList<ClaimsWanted> Looked, UInt128 Contents, IReadOnlyList<Period<Outcome>> Periods);

    /// <summary>What is kept that holds of one world.</summary>
    internal sealed class View(KeptTimelines all, World world)
    {
        private readonly Dictionary<ClaimsWanted, UInt128?> _parts = [];
        private readonly Dictionary<Claim, UInt128> _claims = new(ReferenceEqualityComparer.Instance);
        private readonly Lazy<UInt128> _names = new(() => Hash(world.NamesForSame.OrderBy(pair => pair.Key, StringComparer.Ordinal).SelectMany(pair => new[] { pair.Key, pair.Value }).ToArray()));

        /// <summary>An item over all days, and what it looked at; null when that must be worked out.</summary>
        public (IReadOnlyList<Period<Outcome>> Periods, IReadOnlyList<ClaimsWanted> Looked)? Find(string thing, string item)
        {
            if (!all._kept.TryGetValue((thing, item), out var kept)) return null;
            var found = Array.Find(kept, one => Contents(one.Looked) == one.Contents);
            return found is null ? null : (found.Periods, found.Looked);
        }

        /// <summary>Keeps what was worked out.</summary>
        public void Add(string thing, string item, IReadOnlyList<Period<Outcome>> periods, IReadOnlyList<ClaimsWanted> looked)
        {
            // When a source was published is told by no claim.
            if (looked.Count > 0 && Contents(looked) is { } contents) all.Add(thing, item, new(looked, contents, periods));
        }

        // Null when some of it is not here.
        private UInt128? Contents(IReadOnlyList<ClaimsWanted> parts)
        {
            var contents = _names.Value;
            foreach (var part in parts)
            {
                if (Contents(part) is not { } next) return null;
                contents = Append(contents, next);
            }

            return contents;
        }

        private UInt128? Contents(ClaimsWanted part) => _parts.TryGetValue(part, out var known) ? known
            : _parts[part] = world.Contents(part)?.Aggregate(UInt128.Zero, (all, one) => Append(all, Contents(one.Claim) + (one.Deprecated ? 1u : 0u)));

        // All that is said, and when its source was published, from which dates are derived.
        private UInt128 Contents(Claim claim)
        {
            if (_claims.TryGetValue(claim, out var known)) return known;
            var (published, padding) = (world.Sources[claim.Evidence.Source].Published, world.Padding);
            return _claims[claim] = new[] { published.Earliest.Number, published.Latest.Number, padding.Approximate, padding.Uncertain, padding.Both }
                .Aggregate((UInt128)all._hashes.GetValue(claim, one => Hash(one)), (hash, number) => Append(hash, (UInt128)(Int128)number));
        }
    }

    private static UInt128 Hash<T>(T content)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(content, EventJson.Options), hash);
        return BitConverter.ToUInt128(hash);
    }

    // What is appended is nearly always a good hash already, so that a polynomial will do.
    private static UInt128 Append(UInt128 all, UInt128 next) => unchecked((all * Factor) + next);
}
