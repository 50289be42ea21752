using System.Collections;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using KnowledgeBase.Claims;
using KnowledgeBase.Events;
using KnowledgeBase.Time;

namespace KnowledgeBase.Projections;

/// <summary>
/// What editors named, defined and said to be the same, as it stood at one position: the part of an answer that no vantage but the
/// position changes. Shared by all answers at that position; contents are read from their JSON when first asked for.
/// </summary>
internal sealed class References
{
    // As many as a page and its neighbours ask for.
    private const int MaxHeard = 16;

    private readonly ConcurrentDictionary<Vantage, Heard> _heard = [];
    private readonly IReadOnlyList<ReferenceEntry> _aliased;
    private readonly Lazy<Names> _names;
    private readonly Lazy<Dictionary<string, string[]>> _things;
    private readonly Lazy<IReadOnlyList<Edition>> _sources;
    private readonly Lazy<IReadOnlyList<string>> _publishers;

    public References(IEnumerable<ReferenceEntry> entries, IEnumerable<Replacement> replacements, EdtfPadding padding)
    {
        var registered = new Dictionary<string, ReferenceEntry>(StringComparer.Ordinal);
        var (same, aliased) = (new List<(string, string)>(), new List<ReferenceEntry>());
        foreach (var entry in entries)
        {
            if (entry.Type.IsRegistration) registered.Add(entry.Stream, entry);
            else if (entry.Type.Clr == typeof(ThingSameAs)) same.Add((entry.Stream, ((ThingSameAs)entry.Content).Other));
            else aliased.Add(entry);
        }

        _aliased = aliased;
        Canonical = ReferenceModel.SameAs(same);
        Same = Canonical.ToLookup(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);
        Replacements = new Replacements(replacements);
        Registrations = new Read<IRegistration>(registered, entry => (IRegistration)entry.Content);
        Editions = new Read<Edition>(
            registered.Where(pair => pair.Value.Type.Clr == typeof(SourceRegistered)).ToDictionary(StringComparer.Ordinal),
            entry => entry.EditionOf(padding));
        _things = new(() => Registrations.Keys.GroupBy(reference => reference[..reference.IndexOf('/', StringComparison.Ordinal)], StringComparer.Ordinal).ToDictionary(
            kind => kind.Key, kind => kind.Select(reference => Canonical.GetValueOrDefault(reference, reference)).Distinct().Order(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal));
        _sources = new(() => [.. Editions.Values.OrderBy(edition => edition.Source, StringComparer.Ordinal)]);
        _publishers = new(() => [.. Sources.Select(edition => edition.Content.Publisher).OfType<string>().GroupBy(publisher => publisher).OrderByDescending(all => all.Count()).Select(all => all.Key)]);
        _names = new(() => new Names(Registrations, _aliased.Select(entry => (entry.Stream, ((ThingAliased)entry.Content).Alias)), reference => Canonical.GetValueOrDefault(reference, reference), Same));
    }

    /// <summary>Every effective source.</summary>
    public IReadOnlyDictionary<string, Edition> Editions { get; }

    /// <summary>Everything registered, by reference.</summary>
    public IReadOnlyDictionary<string, IRegistration> Registrations { get; }

    /// <summary>The reference that stands for others, by these.</summary>
    public IReadOnlyDictionary<string, string> Canonical { get; }

    /// <summary>The others, by the reference that stands for them.</summary>
    public ILookup<string, string> Same { get; }

    /// <summary>Which records stand in for which.</summary>
    public Replacements Replacements { get; }

    /// <summary>Every source, by reference.</summary>
    public IReadOnlyList<Edition> Sources => _sources.Value;

    /// <summary>Who published sources, first who published most.</summary>
    public IReadOnlyList<string> Publishers => _publishers.Value;

    /// <summary>What is heard from a vantage; null when everything is.</summary>
    public Heard? HeardFrom(Vantage vantage)
    {
        if (vantage is { PublishedBy: null, AccordingTo.Count: 0 }) return null;
        if (_heard.Count > MaxHeard) _heard.Clear();
        return _heard.GetOrAdd(vantage with { AsOf = null, RecordedBy = null }, chosen => Heard.From(chosen, Editions));
    }

    /// <summary>The things of a kind, each class of same things once, by reference.</summary>
    public IReadOnlyList<string> Things(string kind) => _things.Value.GetValueOrDefault(kind, []);

    /// <summary>What things are called.</summary>
    public Names Names => _names.Value;

    /// <summary>Entries under their streams, each made into what it says when asked for.</summary>
    private sealed class Read<T>(Dictionary<string, ReferenceEntry> entries, Func<ReferenceEntry, T> read) : IReadOnlyDictionary<string, T>
    {
        public int Count => entries.Count;

        public IEnumerable<string> Keys => entries.Keys;

        public IEnumerable<T> Values => entries.Values.Select(read);

        public T this[string key] => read(entries[key]);

        public bool ContainsKey(string key) => entries.ContainsKey(key);

        public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value)
        {
            var found = entries.TryGetValue(key, out var entry);
            value = found ? read(entry!) : default;
            return found;
        }

        public IEnumerator<KeyValuePair<string, T>> GetEnumerator() => entries.Select(pair => KeyValuePair.Create(pair.Key, read(pair.Value))).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}

/// <summary>A row of the table of references.</summary>
internal sealed record ReferenceEntry(long EventPosition, long PositionFrom, long? PositionTo, EventType Type, string Stream, string Data)
{
    private Event? _content;
    private DatedEdition? _edition;

    public Event Content => _content ??= EventJson.FromJson(Type, (JsonObject)JsonNode.Parse(Data)!);

    public Edition EditionOf(EdtfPadding padding)
    {
        if (_edition is { } known && known.Padding == padding) return known.Edition;
        var edition = Edition.Of(Stream, (SourceRegistered)Content, padding);
        _edition = new(padding, edition);
        return edition;
    }

    private sealed record DatedEdition(EdtfPadding Padding, Edition Edition);
}
