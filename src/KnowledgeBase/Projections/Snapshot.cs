using KnowledgeBase.Claims;
using KnowledgeBase.Events;
using KnowledgeBase.Time;

namespace KnowledgeBase.Projections;

/// <summary>An archive at one position: the world of its claims, and what its editors named and defined.</summary>
public sealed class Snapshot
{
    internal Snapshot(World world, ResolvedVantage at, References references, ReferenceLog log) => (World, At, References, ReferenceLog) = (world, at, references, log);

    /// <summary>The claims, as far as they were asked for.</summary>
    public World World { get; }

    /// <summary>What it was read at.</summary>
    public ResolvedVantage At { get; }

    /// <summary>What things are called.</summary>
    public Names Names => References.Names;

    /// <summary>Everything registered, by reference.</summary>
    public IReadOnlyDictionary<string, IRegistration> Registrations => References.Registrations;

    internal References References { get; }

    /// <summary>How the references came about.</summary>
    internal ReferenceLog ReferenceLog { get; }

    /// <summary>The things of a kind, each class of same things once, by reference.</summary>
    public IReadOnlyList<string> Things(string kind) => References.Things(kind);

    /// <summary>The topics below a topic, at any depth, itself not among them: those defined as narrower, and those that a source listened to puts under it.</summary>
    public IReadOnlyList<string> Narrower(string topic)
    {
        var children = Registrations.Where(pair => pair.Value is TopicDefined { Broader: not null })
            .ToLookup(pair => World.Canonical(((TopicDefined)pair.Value).Broader!), pair => World.Canonical(pair.Key), StringComparer.Ordinal);
        var found = new SortedSet<string>(StringComparer.Ordinal);
        var waiting = new Stack<string>([World.Canonical(topic)]);
        while (waiting.TryPop(out var next))
        {
            var classified = World.Claims(next, "includes").Where(claim => claim.Polarity == Polarity.Asserted).Select(claim => claim.Member);
            foreach (var child in children[next].Concat(classified).Where(child => child != World.Canonical(topic)).Where(found.Add)) waiting.Push(child);
        }

        return [.. found];
    }
}
