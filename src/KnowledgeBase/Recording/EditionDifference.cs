using KnowledgeBase.Dossiers.Tables;
using KnowledgeBase.Events;
using KnowledgeBase.Log;
using KnowledgeBase.Projections;
using NpgsqlTypes;

namespace KnowledgeBase.Recording;

/// <summary>What a later edition has otherwise than the editions before.</summary>
/// <param name="Same">How many records it has as they were.</param>
/// <param name="New">How many it adds.</param>
/// <param name="Restated">How many say something else.</param>
/// <param name="Omitted">How many it leaves out.</param>
/// <param name="Changed">In how many records which field is another.</param>
/// <param name="NewSamples">The first of the new ones.</param>
/// <param name="RestatedSamples">The first of the restated ones: their key, and each change.</param>
/// <param name="OmittedSamples">The first keys that are left out.</param>
/// <param name="Renames">What is probably only called otherwise.</param>
/// <param name="Unlike">Fields of registrations that the table has otherwise; they stand as they are in the archive.</param>
public sealed record EditionDifference(
    long Same,
    long New,
    long Restated,
    long Omitted,
    IReadOnlyDictionary<string, long> Changed,
    IReadOnlyList<Draft> NewSamples,
    IReadOnlyList<(string Key, IReadOnlyList<string> Changes)> RestatedSamples,
    IReadOnlyList<string> OmittedSamples,
    IReadOnlyList<SuggestedRename> Renames,
    IReadOnlyList<string> Unlike)
{
    /// <summary>Nothing was compared.</summary>
    public static readonly EditionDifference None = new(0, 0, 0, 0, new Dictionary<string, long>(), [], [], [], [], []);
}

/// <summary>Compares a table with the editions before, batch by batch, as it is checked.</summary>
internal sealed class DifferenceFinder(OpenTable table, LaterEdition edition, EditionKeys keys)
{
    private static readonly string NamesSql = Sql.Load("Recording/edition_names.sql");
    private readonly RenameSuggestions _renames = new(table.Mapping, table.Rows.Records);
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _changed = new(StringComparer.Ordinal);
    private readonly List<Draft> _new = [];
    private readonly List<(string, IReadOnlyList<string>)> _restated = [];
    private (long Same, long New, long Restated) _counts;

    public async Task Add(IReadOnlyList<Draft> drafts, CancellationToken ct)
    {
        foreach (var thing in drafts.Where(draft => EventTypes.Find(draft.Type)!.IsRegistration)) _names.TryAdd(thing.Stream, $"{thing.Data["name"]}");
        var compared = await edition.Comparison.Compare(keys.Connection, drafts, ct);
        await keys.Add(compared.Select(one => EditionComparison.KeyOf(one.Draft)!), ct);
        foreach (var one in compared)
        {
            _renames.Add(one);
            if (one.IsNew) New(one);
            else if (one.IsRestated) Restated(one);
            else _counts.Same++;
        }
    }

    public async Task<EditionDifference> Find(IReadOnlyList<Change> unlike, CancellationToken ct)
    {
        var request = table.Request;
        var prefixes = table.Rows.Records.Where(record => !record.Mapped.IsOnce).Select(Prefix).Distinct();
        var omitted = await keys.FindOmitted(request.Archive, edition.Work, edition.Number, prefixes, ct);
        var renames = new List<SuggestedRename>();
        if (omitted is > 0 and <= 1_000_000) renames.AddRange(_renames.Find(await keys.Omitted(0, (int)omitted, ct)));
        return new(
            _counts.Same, _counts.New, _counts.Restated, omitted, _changed, _new, _restated,
            [.. (await keys.Omitted(0, request.Samples, ct)).Select(one => one.Key)],
            await Named(renames, ct),
            [.. unlike.Select(change => change.ToString())]);
    }

    private void New(ComparedRecord one)
    {
        _counts.New++;
        if (_new.Count < table.Request.Samples) _new.Add(one.Draft);
    }

    private void Restated(ComparedRecord one)
    {
        _counts.Restated++;
        foreach (var change in one.Changes) _changed[change.Field] = _changed.GetValueOrDefault(change.Field) + 1;
        if (_restated.Count < table.Request.Samples) _restated.Add((EditionComparison.KeyOf(one.Draft)!, [.. one.Changes.Select(change => change.ToString())]));
    }

    // What other mappings of the same work make, such as another table of it, this table neither has nor leaves out.
    private static string Prefix(BoundRecord record) => record.Mapped.Fields.First(field => field.Name == "key") is MappedField.Text { Template.Template.Prefix: var prefix } ? prefix : "";

    // Keys have slugs; a table of renames has names.
    private async Task<List<SuggestedRename>> Named(List<SuggestedRename> suggested, CancellationToken ct)
    {
        if (suggested.Count == 0) return suggested;
        var things = new RenamedThings(table);
        var streams = suggested.SelectMany(one => things.StreamsOf(one.Old)).Distinct();
        var registered = (await ProjectionTables.WhileTheyLast(
            keys.Connection,
            table.Request.Archive,
            tables => keys.Connection.Query(Sql.Command(tables.Rewrite(NamesSql), Sql.Value(table.Request.Archive), Sql.Array(NpgsqlDbType.Text, streams)), row => (row.GetString(0), row.GetString(1)), ct),
            ct))
            .ToDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal);
        string name(string word, IReadOnlyDictionary<string, string> names) => things.StreamsOf(word).Select(names.GetValueOrDefault).OfType<string>().FirstOrDefault() ?? word;
        return suggested.ConvertAll(one => one with { Old = name(one.Old, registered), New = name(one.New, _names) });
    }
}
