using System.Text.Json.Nodes;
using KnowledgeBase.Events;
using KnowledgeBase.Log;
using KnowledgeBase.Projections;
using Npgsql;
using NpgsqlTypes;

namespace KnowledgeBase.Recording;

/// <summary>A record of a later edition beside what the editions before it say under its key.</summary>
/// <param name="Draft">The record.</param>
/// <param name="Earlier">The earlier record; null when there is none.</param>
/// <param name="Changes">What it says otherwise; none when it says the same.</param>
internal sealed record ComparedRecord(Draft Draft, string? Earlier, IReadOnlyList<Change> Changes)
{
    public bool IsNew => Earlier is null;

    public bool IsRestated => Earlier is not null && Changes.Count > 0;
}

/// <summary>Compares records of an edition, key by key, with what the editions before it say by now, corrections applied.</summary>
/// <param name="archive">The archive.</param>
/// <param name="work">The work.</param>
/// <param name="edition">The number of the edition.</param>
internal sealed class EditionComparison(string archive, string work, int edition)
{
    /// <summary>Fields that tell which record it is, and nothing of what it says.</summary>
    public static readonly IReadOnlyList<string> Identity = ["record", "source", "key", "replaces"];

    private static readonly string EarlierSql = Sql.Load("Recording/edition_earlier.sql");

    /// <summary>The records that have a key, in their order.</summary>
    public async Task<List<ComparedRecord>> Compare(NpgsqlConnection connection, IEnumerable<Draft> drafts, CancellationToken ct)
    {
        var keyed = drafts.Select(draft => (Draft: draft, Key: KeyOf(draft)!)).Where(pair => pair.Key is not null).ToList();
        NpgsqlBatchCommand command(ProjectionTables tables) =>
            Sql.Command(tables.Rewrite(EarlierSql), Sql.Value(archive), Sql.Value(work), Sql.Value(edition), Sql.Array(NpgsqlDbType.Text, keyed.Select(pair => pair.Key)));
        var found = await ProjectionTables.WhileTheyLast(
            connection,
            archive,
            tables => connection.Query(command(tables), row => new Earlier(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetBoolean(5)), ct),
            ct);
        var earlier = found.ToDictionary(one => one.Key, StringComparer.Ordinal);
        var compared = new List<ComparedRecord>(keyed.Count);
        foreach (var (draft, key) in keyed)
        {
            var before = earlier.GetValueOrDefault(key);
            compared.Add(new(draft, before?.Record, before is null ? [] : await Changes(connection, before, draft, ct)));
        }

        return compared;
    }

    public static string? KeyOf(Draft draft) => draft.Data["key"] is JsonValue key ? key.GetValue<string>() : null;

    /// <summary>What a record says, apart from which it is and from some fields, in normal form.</summary>
    public static string ContentOf(Draft draft, params IEnumerable<string> except)
    {
        var data = EventJson.ToJson(EventJson.FromJson(EventTypes.Find(draft.Type)!, draft.Data));
        foreach (var name in Identity.Concat(except)) data.Remove(name);
        return JsonText.NormalObject(data.ToJsonString(EventJson.Options));
    }

    private async Task<List<Change>> Changes(NpgsqlConnection connection, Earlier before, Draft draft, CancellationToken ct)
    {
        var type = EventTypes.Find(draft.Type)!;
        var sameThing = before.Stream == draft.Stream && EventTypes.FindStored(before.Type)?.Type == type;
        if (!before.Amended && sameThing && before.Content == ContentOf(draft)) return [];
        if (!sameThing) return [new("about", $"{before.Type} {before.Stream}", $"{type.StoredName} {draft.Stream}")];
        var stream = (await PostgresTransaction.ReadStream(connection, archive, before.Stream, 1, int.MaxValue, ct)).ConvertAll(Stored.ToRecorded);
        var was = Effective.ContentOf(stream.Single(one => one.Record == before.Record), record => stream.Where(one => one.Content is Amendment amendment && amendment.Target == record));
        return [.. Change.Between(was, EventJson.FromJson(type, draft.Data)).Where(change => !Identity.Contains(change.Field))];
    }

    private sealed record Earlier(string Key, string Record, string Stream, string Type, string Content, bool Amended);
}
