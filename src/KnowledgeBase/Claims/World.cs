using KnowledgeBase.Time;

namespace KnowledgeBase.Claims;

/// <summary>
/// Everything that the answers at one vantage are made of: admitted claims, editions, names for the same thing, the day. Whoever
/// builds it (the reference model from events, the claim tables from rows) decides what is in it; the answers are then the same code.
/// </summary>
public sealed class World
{
    private readonly ClaimIndex _claims = new();
    private readonly ClaimIndex _deprecated = new();
    private readonly Dictionary<string, List<ClaimsWanted>> _loaded = new(StringComparer.Ordinal);
    private readonly HashSet<(Guid Event, string Entity, string Aspect, string Member)> _seen = [];
    private readonly IReadOnlyDictionary<string, string> _canonical;
    private readonly Dictionary<(string Entity, string Aspect, string Member), StateClaims> _states = [];
    private readonly Dictionary<Claim, DatedClaim> _dated = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(string What, string Of, string By), (object? Known, Looked? Looked)> _once = [];
    private readonly Parts _parts = new();
    private readonly bool _isOneOfMany;

    internal World(Day asOf, EdtfPadding padding, IReadOnlyDictionary<string, Edition> sources, IReadOnlyDictionary<string, string> canonical, Replacements replacements)
    {
        (AsOf, Padding, Sources, _canonical, Replacements) = (asOf, padding, sources, canonical, replacements);
        Dating = new Dating(this);
    }

    private World(World other, Day day)
    {
        (AsOf, Padding, Sources, _canonical, Replacements, Missing) = (day, other.Padding, other.Sources, other._canonical, other.Replacements, other.Missing);
        (_claims, _deprecated, _loaded, _seen, _states, _dated, _parts, _isOneOfMany) = (other._claims, other._deprecated, other._loaded, other._seen, other._states, other._dated, other._parts, true);
        Dating = new Dating(this, _dated);
    }

    /// <summary>
    /// The same claims seen on another day, also those that are superseded on this one: for many days at a small price. Of a state, only
    /// the claims that can be in the frontier of the day are found.
    /// </summary>
    internal World On(Day day) => new(this, day);

    /// <summary>Takes what is looked at, where somebody wants to know.</summary>
    internal Looked? Looked { get; set; }

    /// <summary>Takes what is looked at on any day.</summary>
    internal Looked Look() => new(_parts);

    /// <summary>The day asked about.</summary>
    public Day AsOf { get; }

    /// <summary>By how much qualified dates are widened.</summary>
    public EdtfPadding Padding { get; }

    /// <summary>Every effective source, admitted or not.</summary>
    public IReadOnlyDictionary<string, Edition> Sources { get; }

    /// <summary>Which records stand in for which.</summary>
    public Replacements Replacements { get; }

    internal Dating Dating { get; }

    /// <summary>Claims that an answer asked for and that were not loaded: load them and ask again. Null when everything is here.</summary>
    internal HashSet<ClaimsWanted>? Missing { get; init; }

    internal void Add(Claim claim, bool deprecated) => (deprecated ? _deprecated : _claims).Add(Canonical(claim));

    /// <summary>Takes claims that were missing, and what they cover.</summary>
    internal void Load(IEnumerable<ClaimsWanted> wanted, IEnumerable<(Claim Claim, bool Deprecated)> claims)
    {
        // Each goes to the end of its list then.
        foreach (var (claim, deprecated) in claims.OrderBy(one => one.Claim.Evidence.Position))
        {
            // It may have come before, as part of something smaller.
            if (_seen.Add((claim.Evidence.Event, claim.Entity, claim.Aspect, claim.Member))) Add(claim, deprecated);
        }

        foreach (var one in wanted)
        {
            if (!_loaded.TryGetValue(one.Entity, out var loaded)) _loaded[one.Entity] = loaded = [];
            loaded.Add(one);
        }

        Missing!.Clear();
        _once.Clear();
    }

    /// <summary>Works something out that many answers on this day ask for, once. What is worked out while a date is, may depend on which date that is.</summary>
    internal T Once<T>(string what, string of, string by, Func<T> work)
    {
        if (Dating.IsUnderWay) return work();
        var looked = Looked;
        if (!_once.TryGetValue((what, of, by), out var once))
        {
            Looked = looked is null ? null : Look();
            once = (work(), Looked);
            Looked = looked;
            _once[(what, of, by)] = once;
        }

        // Whoever is told it again has looked at the same.
        if (once.Looked is { } all) looked?.UnionWith(all);
        return (T)once.Known!;
    }

    /// <summary>Every way to write a thing, or a member that holds one, that comes to the same.</summary>
    internal static IEnumerable<string> NamesOf(string canonical, ILookup<string, string> same) =>
        canonical.IndexOfAny(['@', ':']) is > 0 and var at
            ? same[canonical[(at + 1)..]].Prepend(canonical[(at + 1)..]).Select(name => canonical[..(at + 1)] + name)
            : same[canonical].Prepend(canonical);

    /// <summary>The reference that stands for all that are the same as this one.</summary>
    public string Canonical(string reference) => _canonical.GetValueOrDefault(reference, reference);

    /// <summary>Every reference that is written for a thing.</summary>
    internal IEnumerable<string> References(string canonical) => _canonical.Where(pair => pair.Value == canonical).Select(pair => pair.Key).Prepend(canonical);

    /// <summary>The admitted claims about a thing, by position.</summary>
    public IEnumerable<Claim> Claims(string entity) => Find(_claims, new(entity));

    internal IEnumerable<Claim> Claims(string entity, string aspect) => Find(_claims, new(entity, aspect));

    internal IEnumerable<Claim> Claims(string entity, string aspect, string member)
    {
        var claims = Find(_claims, new(entity, aspect, member));
        return !_isOneOfMany || !Aspects.Prunable.Contains(aspect) ? claims : StateOf(entity, aspect, member, (IReadOnlyList<Claim>)claims).On(AsOf);
    }

    /// <summary>Every claim about a thing, superseded ones, deprecated ones and those of later days among them.</summary>
    internal IEnumerable<Claim> EveryClaim(string entity) =>
        Find(_claims, new(entity, Superseded: true)).Concat(Find(_deprecated, new(entity, Superseded: true)));

    /// <summary>Every claim of a part, superseded ones and those of later days among them.</summary>
    internal IEnumerable<Claim> EveryClaim(ClaimsWanted wanted) => Find(_claims, wanted with { Superseded = true });

    /// <summary>Every claim about an aspect, superseded ones and those of later days among them.</summary>
    internal IEnumerable<Claim> EveryClaim(string entity, string aspect) => Find(_claims, new(entity, aspect, Superseded: true));

    /// <summary>Every claim about one member of an aspect, superseded ones and those of later days among them.</summary>
    internal IEnumerable<Claim> EveryClaim(string entity, string aspect, string? member) => Find(_claims, new(entity, aspect, member, Superseded: true));

    /// <summary>The members of an aspect that an admitted claim names, on whatever day, or a deprecated one; some twice.</summary>
    internal IEnumerable<string> Members(string entity, string aspect)
    {
        Find(_claims, new(entity, aspect));
        return _claims.Members(entity, aspect).Concat(_deprecated.Members(entity, aspect));
    }

    internal IEnumerable<Claim> Deprecated(string entity, string aspect, string member) => Find(_deprecated, new(entity, aspect, member));

    internal IEnumerable<Claim> Deprecated(string entity, string aspect) => Find(_deprecated, new(entity, aspect));

    internal IEnumerable<Claim> Deprecated(string entity) => Find(_deprecated, new(entity));

    /// <summary>Every claim of a part, in order, without counting as a look; null when it was not loaded.</summary>
    internal IEnumerable<(Claim Claim, bool Deprecated)>? Contents(ClaimsWanted wanted) => Missing is not null && !IsLoaded(wanted with { Superseded = true }) ? null
        : _claims.Find(wanted).Select(claim => (claim, false)).Concat(_deprecated.Find(wanted).Select(claim => (claim, true)));

    /// <summary>The reference that stands for each that is the same as another.</summary>
    internal IReadOnlyDictionary<string, string> NamesForSame => _canonical;

    /// <summary>
    /// Looks at all that answers about some things rest on, so that what was not loaded is found out before anything is worked out in
    /// vain. False when something was not.
    /// </summary>
    internal bool HasAll(params IEnumerable<string> things)
    {
        if (Missing is null) return true;
        var (all, waiting) = (new HashSet<ClaimsWanted>(), new Queue<ClaimsWanted>(things.Select(thing => new ClaimsWanted(Canonical(thing)))));
        while (waiting.TryDequeue(out var next))
        {
            if (!all.Add(next)) continue;
            foreach (var basis in BasesOf(EveryClaim(next))) waiting.Enqueue(basis);
        }

        return Missing.Count == 0;
    }

    /// <summary>Looks at what some claims rest on. False when that was not loaded.</summary>
    internal bool HasBases(IEnumerable<Claim> claims)
    {
        Missing!.UnionWith(BasesOf(claims).Distinct().Where(basis => !IsLoaded(basis)));
        return Missing.Count == 0;
    }

    private IEnumerable<ClaimsWanted> BasesOf(IEnumerable<Claim> claims) => claims.SelectMany(claim => claim.Bases).Select(basis => basis with { Entity = Canonical(basis.Entity) });

    private StateClaims StateOf(string entity, string aspect, string member, IReadOnlyList<Claim> claims)
    {
        var key = (entity, aspect, member);
        // More may have been loaded since.
        if (!_states.TryGetValue(key, out var state) || state.Count != claims.Count) _states[key] = state = new StateClaims(claims, Padding);
        return state;
    }

    private bool IsLoaded(ClaimsWanted wanted) => _loaded.TryGetValue(wanted.Entity, out var loaded) && loaded.Exists(one => one.Covers(wanted));

    private IEnumerable<Claim> Find(ClaimIndex claims, ClaimsWanted wanted)
    {
        Looked?.Add(wanted);
        if (_isOneOfMany) wanted = wanted with { Superseded = true };
        if (Missing is not null && !IsLoaded(wanted)) Missing.Add(wanted);
        return claims.Find(wanted);
    }

    /// <summary>The claim with the references that stand for its own: of things that are the same, and of records that were replaced.</summary>
    internal Claim Canonical(Claim claim) => Renamed(claim.Evidence.BasedOn is { } basis && Replacements.Follow(basis) is var stands && stands != basis
        ? claim with { Evidence = claim.Evidence with { BasedOn = stands } }
        : claim);

    private Claim Renamed(Claim claim) => !IsRenamed(claim) ? claim : claim with
    {
        Entity = Canonical(claim.Entity),
        Member = CanonicalPart(claim.Member),
        Act = claim.Act is { } act ? Canonical(act) : null,
        Items = [.. claim.Items.Select(Canonical)],
        Fields = Claim.NoFields.SetItems(claim.Fields.Select(field => KeyValuePair.Create(
            CanonicalPart(field.Key), field.Value.Word is { } word ? field.Value with { Word = Canonical(word) } : field.Value))),
    };

    private bool IsRenamed(Claim claim) => _canonical.Count > 0
        && (_canonical.ContainsKey(claim.Entity) || IsPartRenamed(claim.Member) || (claim.Act is { } act && _canonical.ContainsKey(act)) || claim.Items.Any(_canonical.ContainsKey)
            || claim.Fields.Any(field => IsPartRenamed(field.Key) || (field.Value.Word is { } word && _canonical.ContainsKey(word))));

    private bool IsPartRenamed(string text) => _canonical.ContainsKey(text.IndexOfAny(['@', ':']) is > 0 and var at ? text[(at + 1)..] : text);

    // "role@actor/x" and "party:actor/x" hold a reference behind a mark.
    internal string CanonicalPart(string text) =>
        text.IndexOfAny(['@', ':']) is > 0 and var at ? text[..(at + 1)] + Canonical(text[(at + 1)..]) : Canonical(text);
}
