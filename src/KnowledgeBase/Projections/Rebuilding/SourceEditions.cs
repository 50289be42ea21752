using KnowledgeBase.Events;
using KnowledgeBase.Log;
using Npgsql;
using NpgsqlTypes;

namespace KnowledgeBase.Projections.Rebuilding;

/// <summary>
/// The works and editions of all sources. They never change once anything cites a source: neither can be corrected, nor can the
/// registration be retracted. So the last one that stands is right for whatever cites it, wherever in the log.
/// </summary>
internal static class SourceEditions
{
    private static readonly string RegistrationsSql = Sql.Load("Projections/Rebuilding/registrations.sql");

    public static async Task<IReadOnlyDictionary<string, (string Work, int Edition)>> Read(NpgsqlConnection connection, string archive, long head, CancellationToken ct)
    {
        var type = EventTypes.Find("source.registered")!;
        var names = Enumerable.Range(1, type.Version).Select(version => EventTypes.StoredName(type.Name, version));
        var editions = new Dictionary<string, (string Work, int Edition)>(StringComparer.Ordinal);
        var several = new HashSet<string>(StringComparer.Ordinal);
        await using (var batch = connection.Batch(Sql.Command(RegistrationsSql, Sql.Value(archive), Sql.Value(head), Sql.Array(NpgsqlDbType.Text, names))))
        await using (var reader = await batch.ExecuteReaderAsync(ct))
        {
            while (await reader.ReadAsync(ct))
            {
                var recorded = SliceReader.Event(reader);
                editions[recorded.Stream] = EditionOf(recorded.Stream, (SourceRegistered)recorded.Content);
                if (reader.GetInt64(5) > 1) several.Add(recorded.Stream);
            }
        }

        foreach (var source in several)
        {
            var stream = (await PostgresTransaction.ReadStream(connection, archive, source, 1, int.MaxValue, ct)).ConvertAll(Stored.ToRecorded);
            var amendments = stream.Where(recorded => recorded.Content is Amendment).ToLookup(recorded => ((Amendment)recorded.Content).Target, StringComparer.Ordinal);
            var standing = stream.FindLast(recorded => recorded.Position <= head && recorded.Content is SourceRegistered && Effective.Of(recorded, record => amendments[record].Where(one => one.Position <= head)) is not null);
            if (standing is not null) editions[source] = EditionOf(source, (SourceRegistered)standing.Content);
        }

        return editions;
    }

    private static (string Work, int Edition) EditionOf(string source, SourceRegistered registration) => (registration.Work ?? source, registration.Edition ?? 1);
}
