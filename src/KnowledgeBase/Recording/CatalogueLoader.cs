using System.Text.Json.Nodes;
using KnowledgeBase.Events;
using KnowledgeBase.Log;
using KnowledgeBase.Projections;
using Npgsql;
using NpgsqlTypes;

namespace KnowledgeBase.Recording;

/// <summary>Fills a <see cref="Catalogue"/> with everything registered or the same, and with what a batch of records names; under the archive's lock.</summary>
internal static class CatalogueLoader
{
    private static readonly string RegistrationsSql = Sql.Load("Recording/registrations.sql");
    private static readonly string StatementsSql = Sql.Load("Recording/statements.sql");
    private static readonly string KeysSql = Sql.Load("Recording/keys.sql");
    private static readonly string CitedSql = Sql.Load("Recording/cited.sql");

    public static async Task<Catalogue> Load(ILogTransaction log, string archive, IReadOnlyList<Proposed> batch, CancellationToken ct)
    {
        var catalogue = await Registered(log, archive, ct);
        await LoadNamed(log, archive, batch, catalogue, ct);
        return catalogue;
    }

    /// <summary>Everything that is registered, or the same.</summary>
    public static async Task<Catalogue> Registered(ILogTransaction log, string archive, CancellationToken ct)
    {
        var connection = ((NpgsqlTransaction)log.Transaction!).Connection!;
        var tables = await ProjectionTables.Live(connection, archive, ct);
        var catalogue = new Catalogue();
        var types = EventTypes.All.Where(type => type.IsRegistration || type.Clr == typeof(ThingSameAs)).Select(type => type.Name);
        var registered = Sql.Command(tables.Rewrite(RegistrationsSql), Sql.Value(archive), Sql.Array(NpgsqlDbType.Text, types));
        foreach (var (type, stream, data) in await connection.Query(registered, row => (row.GetString(0), row.GetString(1), row.GetString(2)), ct))
        {
            var content = EventJson.FromJson(EventTypes.Find(type)!, (JsonObject)JsonNode.Parse(data)!);
            if (content is ThingSameAs same) catalogue.AddSame(same.Record, stream, same.Other);
            else catalogue.Register(stream, (IRegistration)content);
        }

        return catalogue;
    }

    /// <summary>What a batch of records names.</summary>
    public static async Task LoadNamed(ILogTransaction log, string archive, IReadOnlyList<Proposed> batch, Catalogue catalogue, CancellationToken ct)
    {
        var connection = ((NpgsqlTransaction)log.Transaction!).Connection!;
        var tables = await ProjectionTables.Live(connection, archive, ct);
        if (batch.SelectMany(Statements).Distinct().ToList() is { Count: > 0 } named)
        {
            var statements = Sql.Command(StatementsSql, Sql.Value(archive), Sql.Array(NpgsqlDbType.Varchar, named));
            foreach (var stream in await connection.Query(statements, row => row.GetString(0), ct)) catalogue.AddStatement(stream);
        }

        await LoadRecords(log, archive, batch, catalogue, ct);
        await LoadKeys(connection, tables, archive, batch, catalogue, ct);
        foreach (var source in batch.Where(proposed => proposed.Content is RecordRetracted && proposed.Stream.StartsWith("source/", StringComparison.Ordinal)).Select(proposed => proposed.Stream).Distinct())
        {
            if ((await connection.Query(Sql.Command(tables.Rewrite(CitedSql), Sql.Value(archive), Sql.Value(source)), row => row.GetBoolean(0), ct))[0]) catalogue.AddCited(source);
        }
    }

    private static async Task LoadKeys(NpgsqlConnection connection, ProjectionTables tables, string archive, IReadOnlyList<Proposed> batch, Catalogue catalogue, CancellationToken ct)
    {
        var keyed = Keys(batch, catalogue).Distinct().ToList();
        if (keyed.Count == 0) return;
        var keys = Sql.Command(tables.Rewrite(KeysSql), Sql.Value(archive), Sql.Array(NpgsqlDbType.Text, keyed.Select(one => one.Source)), Sql.Array(NpgsqlDbType.Text, keyed.Select(one => one.Key)));
        foreach (var (source, key, record) in await connection.Query(keys, row => (row.GetString(0), row.GetString(1), row.GetString(2)), ct)) catalogue.AddKey(source, key, record);
    }

    // Those that records bring, and those that amendments give back to a record, or take to another source.
    private static IEnumerable<(string Source, string Key)> Keys(IReadOnlyList<Proposed> batch, Catalogue catalogue)
    {
        foreach (var proposed in batch)
        {
            if (Catalogue.KeyOf(proposed.Stream, proposed.Content) is { } key) yield return key;
        }

        var amendments = batch.Where(proposed => proposed.Content is Amendment).ToList();
        if (amendments.Count == 0) yield break;
        var here = batch.DistinctBy(proposed => proposed.Content.Record).ToDictionary(proposed => proposed.Content.Record, proposed => proposed.Content, StringComparer.Ordinal);
        var moves = amendments.Select(proposed => proposed.Content).OfType<RecordCorrected>().ToLookup(correction => correction.Target, StringComparer.Ordinal);
        foreach (var amendment in amendments)
        {
            var root = Root((Amendment)amendment.Content, record => here.GetValueOrDefault(record) ?? catalogue.Find(record)?.Content);
            // An amendment stands on the stream of what it amends.
            if (root is null || Catalogue.KeyOf(amendment.Stream, root) is not (var first, var key)) continue;
            var corrections = catalogue.AmendmentsOf(root.Record).Select(recorded => recorded.Content).OfType<RecordCorrected>().Concat(moves[root.Record]);
            foreach (var source in corrections.Select(correction => correction.Set["source"]).OfType<JsonValue>().Select(source => source.ToString()).Append(first)) yield return (source, key);
        }
    }

    private static Event? Root(Amendment amendment, Func<string, Event?> find)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        Event? root = amendment;
        // In a batch that is still to be checked, amendments may target each other.
        while (root is Amendment { Target: var target } && seen.Add(target)) root = find(target);
        return root;
    }

    private static async Task LoadRecords(ILogTransaction log, string archive, IReadOnlyList<Proposed> batch, Catalogue catalogue, CancellationToken ct)
    {
        var named = batch.SelectMany(Records).Distinct().Select(record => EventIds.Of(archive, record)).ToList();
        if (named.Count == 0) return;
        var amending = batch.Any(proposed => proposed.Content is Amendment || proposed.Content.Replaces is not null);
        var loaded = amending ? await AmendedRecords.Find(log, archive, named, ct) : [.. (await log.Find(named, ct)).Select(Stored.ToRecorded)];
        loaded.ForEach(catalogue.Add);
        // A corrected record is checked whole, with what it rested on before.
        var bases = loaded.Select(recorded => Basis(recorded.Content)).OfType<string>().Where(record => catalogue.Find(record) is null).Distinct().Select(record => EventIds.Of(archive, record)).ToList();
        if (!amending || bases.Count == 0) return;
        foreach (var stored in await log.Find(bases, ct)) catalogue.Add(Stored.ToRecorded(stored));
    }

    private static IEnumerable<string> Records(Proposed proposed)
    {
        if (proposed.Content is Amendment amendment) yield return amendment.Target;
        if (proposed.Content.Replaces is { } replaced) yield return replaced;
        if (Basis(proposed.Content) is { } basis) yield return basis;
    }

    private static string? Basis(Event content) => content switch
    {
        Report report => report.BasedOn,
        RecordCorrected { Set: var set } when set["basedOn"] is JsonValue value && value.TryGetValue<string>(out var basis) => basis,
        _ => null,
    };

    // A statement exists by being made: whether others made it before is no question.
    private static IEnumerable<string> Statements(Proposed proposed) => JsonTexts.Of(proposed.Data).Concat(proposed.Content is StatementMade ? [] : [proposed.Stream]).Where(text => text.StartsWith("statement/", StringComparison.Ordinal));
}
