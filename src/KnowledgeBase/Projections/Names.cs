using KnowledgeBase.Events;
using KnowledgeBase.Log;

namespace KnowledgeBase.Projections;

/// <summary>What things are called, as of a position: labels, aliases, and the thing that a name means. Names count whoever is listened to.</summary>
public sealed class Names
{
    private readonly IReadOnlyDictionary<string, IRegistration> _registrations;
    private readonly Lazy<ILookup<string, string>> _aliased;
    private readonly Func<string, string> _canonical;
    private readonly ILookup<string, string> _same;

    internal Names(IReadOnlyDictionary<string, IRegistration> registrations, IEnumerable<(string Thing, string Alias)> aliased, Func<string, string> canonical, ILookup<string, string> same)
    {
        (_registrations, _canonical, _same) = (registrations, canonical, same);
        _aliased = new(() => registrations.SelectMany(pair => (pair.Value.Aliases ?? []).Prepend(pair.Value.Name).Select(alias => (Thing: pair.Key, Alias: alias)))
            .Concat(aliased).ToLookup(pair => canonical(pair.Thing), pair => pair.Alias, StringComparer.Ordinal));
    }

    /// <summary>The label of a thing; its reference where it has none.</summary>
    public string Of(string reference) => _registrations.GetValueOrDefault(reference)?.Name ?? reference;

    /// <summary>Its other names, those of things that are the same among them.</summary>
    public IReadOnlyList<string> Aliases(string reference) => [.. _aliased.Value[_canonical(reference)].Distinct(StringComparer.Ordinal).Where(alias => alias != Of(reference))];

    /// <summary>The references of a thing: its own, and those of things that are the same, registered or not.</summary>
    public IReadOnlyList<string> References(string thing) => [thing, .. _same[thing]];

    /// <summary>Every name of every thing.</summary>
    public IEnumerable<(string Thing, string Name)> All => _aliased.Value.SelectMany(names => names.Distinct(StringComparer.Ordinal).Select(name => (names.Key, name)));

    /// <summary>The thing of a kind that a text means: a reference, a slug, a name or an alias, upper and lower case alike.</summary>
    /// <exception cref="UnknownThingException">There is none.</exception>
    public string Find(string kind, string text) => Meant(kind, text) switch
    {
        [var one] => one,
        [] => throw new UnknownThingException(kind, text, Near(text.Contains('/') ? text : $"{kind}/{text}", text, [.. OfKind(kind)])),
        var several => throw new AmbiguousNameException(kind, text, several),
    };

    /// <summary>The thing of any kind that a text means: a reference, or a slug, name or alias that only one thing has.</summary>
    /// <exception cref="UnknownThingException">There is none.</exception>
    public string Find(string text)
    {
        if (KindOf(text) is { } kind and not "statement") return Find(kind, text);
        return Meant(text) switch
        {
            [var one] => one,
            [] => throw new UnknownThingException("thing", text, Near(text, text, [.. All])),
            var several => throw new AmbiguousNameException("thing", text, several),
        };
    }

    /// <summary>Like <see cref="Find(string)"/>; null when there is none, or it is not clear which.</summary>
    public string? TryFind(string text) => Meant(text) is [var one] ? one : null;

    private static string? KindOf(string text) => text.IndexOf('/', StringComparison.Ordinal) is > 0 and var at && EventTypes.StreamKinds.Contains(text[..at]) ? text[..at] : null;

    private List<string> Meant(string text) => KindOf(text) switch
    {
        "statement" => [_canonical(text)],
        { } kind => Meant(kind, text),
        null => [.. _registrations.Keys.Where(reference => reference.AsSpan(reference.IndexOf('/', StringComparison.Ordinal) + 1).SequenceEqual(text)).Select(_canonical).Concat(Called(text, All)).Distinct()],
    };

    private List<string> Meant(string kind, string text)
    {
        var reference = text.Contains('/') ? text : $"{kind}/{text}";
        return _registrations.ContainsKey(reference) && reference.StartsWith($"{kind}/", StringComparison.Ordinal) ? [_canonical(reference)] : [.. Called(text, OfKind(kind)).Distinct()];
    }

    private IEnumerable<(string Thing, string Name)> OfKind(string kind) => All.Where(pair => pair.Thing.StartsWith($"{kind}/", StringComparison.Ordinal));

    private static IEnumerable<string> Called(string text, IEnumerable<(string Thing, string Name)> names) =>
        names.Where(pair => string.Equals(pair.Name, text, StringComparison.OrdinalIgnoreCase)).Select(pair => pair.Thing);

    private static IReadOnlyList<string> Near(string reference, string text, List<(string Thing, string Name)> named) =>
    [
        .. Nearest.To(reference, named.Select(pair => pair.Thing).Distinct())
            .Concat(Nearest.To(text, named.Select(pair => pair.Name)).SelectMany(name => named.Where(pair => pair.Name == name).Select(pair => pair.Thing)))
            .Concat(named.Where(pair => pair.Name.Contains(text, StringComparison.OrdinalIgnoreCase)).Select(pair => pair.Thing)).Distinct().Take(5),
    ];
}

/// <summary>Nothing of that kind has this name, at this position.</summary>
public sealed class UnknownThingException(string kind, string text, IReadOnlyList<string> nearest)
    : LogException($"There is no {kind} '{text}'.{(nearest.Count == 0 ? "" : $" Did you mean {string.Join(" or ", nearest)}?")}");

/// <summary>Several things of that kind have this name.</summary>
public sealed class AmbiguousNameException(string kind, string text, IReadOnlyList<string> things)
    : LogException($"Several {kind}s are called '{text}': {string.Join(", ", things)}. Say which.");
