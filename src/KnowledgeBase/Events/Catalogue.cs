namespace KnowledgeBase.Events;

/// <summary>
/// What an archive holds already, as far as new records are checked against it: what is registered, and the records that the new
/// ones name. Whoever fills it decides how much of the archive that needs.
/// </summary>
public sealed class Catalogue
{
    private readonly Dictionary<string, IRegistration> _registrations = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Work, int Edition), string> _editions = [];
    private readonly Dictionary<string, Recorded> _records = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Recorded>> _amendments = new(StringComparer.Ordinal);
    private readonly HashSet<string> _statements = new(StringComparer.Ordinal);
    private readonly HashSet<string> _supposed = new(StringComparer.Ordinal);
    private readonly HashSet<string> _cited = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Source, string Key), HashSet<string>> _keys = [];
    private readonly Dictionary<string, (string Source, string Key)> _keyOf = new(StringComparer.Ordinal);
    private readonly SamePairs _same = new();

    /// <summary>Everything that is effectively registered, by reference.</summary>
    public IReadOnlyDictionary<string, IRegistration> Registrations => _registrations;

    /// <summary>A thing is registered with this effective content, by a record that is not added itself.</summary>
    public void Register(string reference, IRegistration registration) => Set(reference, registration);

    /// <summary>A statement is recorded, by a record that is not added itself.</summary>
    public void AddStatement(string reference) => _statements.Add(reference);

    /// <summary>These things are to be taken as there, though nothing else is known of them.</summary>
    public void Suppose(IEnumerable<string> references) => _supposed.UnionWith(references);

    /// <summary>A key is taken in an edition, by a record that is not added itself.</summary>
    public void AddKey(string source, string key, string record) => Take(record, (source, key));

    /// <summary>A source is cited, by a record that is not added itself.</summary>
    public void AddCited(string source) => _cited.Add(source);

    /// <summary>Two things are one, by a record that is not added itself.</summary>
    public void AddSame(string record, string one, string other) => _same.Set(record, one, other);

    /// <summary>Forgets single records and what was supposed; what is registered, and what is the same, stays known.</summary>
    public void Forget()
    {
        _records.Clear();
        _amendments.Clear();
        _statements.Clear();
        _supposed.Clear();
        _cited.Clear();
        _keys.Clear();
        _keyOf.Clear();
    }

    /// <summary>A record that stands in the log, amendments included; each after its target.</summary>
    public void Add(Recorded recorded)
    {
        if (!_records.TryAdd(recorded.Record, recorded)) return;
        if (recorded.Content is Amendment amendment)
        {
            if (!_amendments.TryGetValue(amendment.Target, out var amendments)) _amendments[amendment.Target] = amendments = [];
            amendments.Add(recorded);
        }

        if (recorded.Content is StatementMade) _statements.Add(recorded.Stream);
        if (recorded.Content is Report { Source: var source }) _cited.Add(source);
        if (recorded.Content is SourceOmitted) _cited.Add(recorded.Stream);
        if (recorded.Content is RecordCorrected { Set: var set } && set["source"] is { } moved) _cited.Add(moved.GetValue<string>());
        if (Root(recorded) is { Content: Report { Key: not null } or SourceOmitted } keyed)
            Take(keyed.Record, KeyOf(keyed.Stream, Effective.Of(keyed, AmendmentsOf)?.Content));
        if (Root(recorded) is { Content: IRegistration } root)
        {
            // An old record may be added only because others name it; the thing may be registered by another since.
            if (!_registrations.TryGetValue(root.Stream, out var standing) || ((Event)standing).Record == root.Record)
                Set(root.Stream, Effective.Of(root, AmendmentsOf)?.Content as IRegistration);
        }
        else if (Root(recorded) is { Content: ThingSameAs } same)
        {
            if (Effective.Of(same, AmendmentsOf) is { Content: ThingSameAs { Other: var other } }) _same.Set(same.Record, same.Stream, other);
            else _same.Remove(same.Record);
        }
    }

    /// <summary>The event that a record is, or that its amendments end at; null when that is not here.</summary>
    public Recorded? Root(Recorded? recorded)
    {
        while (recorded?.Content is Amendment amendment) recorded = Find(amendment.Target);
        return recorded;
    }

    /// <summary>Whether any record, retracted or not, ever cited a source.</summary>
    public bool IsCited(string source) => _cited.Contains(source);

    /// <summary>How a thing leads to another that is the same by other records than this one: the things on the way; null when it doesn't.</summary>
    public IReadOnlyList<string>? WayOfSame(string from, string to, string exceptRecord) => _same.Way(from, to, exceptRecord);

    /// <summary>The record of this id, or null.</summary>
    public Recorded? Find(string record) => _records.GetValueOrDefault(record);

    /// <summary>The amendments of a record.</summary>
    public IEnumerable<Recorded> AmendmentsOf(string record) => _amendments.GetValueOrDefault(record, []);

    /// <summary>Whether a thing exists: registered, or for a statement, made.</summary>
    public bool Exists(string reference) => _registrations.ContainsKey(reference) || _statements.Contains(reference) || _supposed.Contains(reference);

    /// <summary>The records that stand and have this key in this edition; more than one only where something is wrong.</summary>
    public IReadOnlyCollection<string> WithKey(string source, string key) => _keys.TryGetValue((source, key), out var records) ? records : [];

    /// <summary>Every reference known, for messages.</summary>
    public IEnumerable<string> References => _registrations.Keys.Concat(_statements);

    /// <summary>The source that is registered as this edition of a work, if any.</summary>
    public string? SourceOf(string work, int edition) => _editions.GetValueOrDefault((work, edition));

    private void Set(string reference, IRegistration? registration)
    {
        if (_registrations.Remove(reference, out var before) && before is SourceRegistered source) _editions.Remove((source.Work ?? reference, source.Edition ?? 1));
        if (registration is null) return;
        _registrations[reference] = registration;
        if (registration is SourceRegistered now) _editions[(now.Work ?? reference, now.Edition ?? 1)] = reference;
    }

    /// <summary>The edition and the key in it that an event says something under, or leaves out; null where there is none.</summary>
    internal static (string Source, string Key)? KeyOf(string stream, Event? content) => content switch
    {
        Report { Key: { } key } report => (report.Source, key),
        SourceOmitted omitted => (stream, omitted.Key),
        _ => null,
    };

    private void Take(string record, (string Source, string Key)? key)
    {
        if (_keyOf.Remove(record, out var before)) _keys[before].Remove(record);
        if (key is not { } taken) return;
        _keyOf[record] = taken;
        if (!_keys.TryGetValue(taken, out var records)) _keys[taken] = records = new(StringComparer.Ordinal);
        records.Add(record);
    }
}
