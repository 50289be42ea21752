using System.Data;
using System.Text.Json;
using System.Text.Json.Nodes;
using KnowledgeBase.Claims;
using KnowledgeBase.Events;
using KnowledgeBase.Log;
using KnowledgeBase.Time;
using Npgsql;
using NpgsqlTypes;

namespace KnowledgeBase.Projections;

/// <summary>
/// Answers questions from the claim tables: loads the part of the world that an answer is made of, in one snapshot, and asks the
/// same code that the reference model does. Where the answer turns out to need more - the anchor of a relative date, the act behind
/// a provision - that is loaded and the question asked again.
/// </summary>
public sealed class WorldReader(NpgsqlDataSource source, IEventLog log)
{
    private static readonly string HeadSql = Sql.Load("Projections/read_head.sql");
    private static readonly string TimeSql = Sql.Load("Projections/read_time.sql");
    private static readonly string ReferencesSql = Sql.Load("Projections/read_references.sql");
    private static readonly string ReplacementsSql = Sql.Load("Projections/read_replacements.sql");
    private static readonly string StatementsSql = Sql.Load("Projections/list_statements.sql");
    private static readonly string ClaimsSql = Sql.Load("Projections/read_claims.sql");

    /// <summary>Asks a question of an archive from a vantage.</summary>
    /// <typeparam name="T">The answer.</typeparam>
    /// <param name="archive">The archive's name.</param>
    /// <param name="vantage">Where it is seen from.</param>
    /// <param name="ask">Works the answer out; asked again, from the beginning, whenever more had to be loaded. Pure.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="UnknownArchiveException">There is no such archive.</exception>
    /// <exception cref="FuturePositionException">The archive is not that long yet.</exception>
    /// <exception cref="FutureInstantException">The instant is still to come.</exception>
    public Task<(T Answer, ResolvedVantage At)> Ask<T>(string archive, Vantage vantage, Func<Snapshot, T> ask, CancellationToken ct = default) =>
        InSnapshot(archive, vantage, (connection, asked) => Ask(connection, archive, asked, vantage, ask, ct), ct);

    /// <summary>Reads more than claims, in the snapshot of the database that the names and sources are read in.</summary>
    internal Task<T> Read<T>(string archive, Vantage vantage, Func<NpgsqlConnection, Snapshot, Task<T>> read, CancellationToken ct) => InSnapshot(
        archive,
        vantage,
        async (connection, asked) => await read(connection, (await Ask(connection, archive, asked, vantage, snapshot => snapshot, ct)).Answer),
        ct);

    /// <summary>Reads several things in one snapshot of the database.</summary>
    /// <param name="archive">The archive's name.</param>
    /// <param name="vantage">Where it is seen from.</param>
    /// <param name="read">Reads, at the position that the vantage asks for; null: the last one. Once more when a rebuild has taken the tables away.</param>
    /// <param name="ct">Cancels.</param>
    internal async Task<T> InSnapshot<T>(string archive, Vantage vantage, Func<NpgsqlConnection, long?, Task<T>> read, CancellationToken ct)
    {
        var asked = vantage.RecordedBy switch
        {
            { Instant: { } instant } => await log.PositionAt(archive, instant, ct),
            { Position: { } position } => position,
            _ => (long?)null,
        };
        return await ProjectionTables.WhileTheyLast(source, async connection =>
        {
            await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
            return await read(connection, asked);
        }, ct);
    }

    /// <summary>Asks within a transaction, which sees its own appends.</summary>
    internal static async Task<(T Answer, ResolvedVantage At)> Ask<T>(
        NpgsqlConnection connection, string archive, long? asked, Vantage vantage, Func<Snapshot, T> ask, CancellationToken ct)
    {
        var heads = await connection.Query(
            Sql.Command(HeadSql, Sql.Value(archive)),
            row => (Position: row.IsDBNull(0) ? 0 : row.GetInt64(0), Padding: row.GetInt32(1), Version: row.IsDBNull(2) ? 1 : row.GetInt32(2), Tables: row.GetInt64(3)),
            ct);
        if (heads.Count == 0) throw await Archives.Unknown(connection, archive, ct);
        var (head, padding, version, tables) = heads[0];
        if (head > 0 && version != ProjectionStore.Version) throw new StaleProjectionException(archive, version);
        if (asked > head) throw new FuturePositionException(asked.Value, head);

        var reading = new Reading(connection, ProjectionTables.Of(tables), archive, asked ?? head, new EdtfPadding(padding, padding, padding));
        var snapshot = await reading.Begin(vantage, ct);
        while (true)
        {
            var answer = ask(snapshot);
            if (snapshot.World.Missing!.Count == 0) return (answer, snapshot.At);
            await reading.Load(snapshot, ct);
        }
    }

    /// <summary>The references of statements after one, at most so many; some may be silent at a vantage.</summary>
    public async Task<IReadOnlyList<string>> Statements(string archive, string after, int max, CancellationToken ct = default) => await ProjectionTables.WhileTheyLast(
        source,
        async connection =>
        {
            var tables = await ProjectionTables.Live(connection, archive, ct);
            return await connection.Query(Sql.Command(tables.Rewrite(StatementsSql), Sql.Value(archive), Sql.Value(after), Sql.Value(max)), row => row.GetString(0), ct);
        },
        ct);

    /// <summary>One question's reading, at one position.</summary>
    private sealed class Reading(NpgsqlConnection connection, ProjectionTables tables, string archive, long position, EdtfPadding padding)
    {
        private IReadOnlyDictionary<string, int>? _heard;
        private ILookup<string, string> _same = Array.Empty<string>().ToLookup(text => text);

        public async Task<Snapshot> Begin(Vantage vantage, CancellationToken ct)
        {
            var rows = await connection.Query(
                Sql.Command(tables.Rewrite(ReferencesSql), Sql.Value(archive), Sql.Value(position), Sql.Array(NpgsqlDbType.Text, Snapshot.ReferenceTypes)),
                row => (Type: row.GetString(0), Stream: row.GetString(1), Data: row.GetString(2)),
                ct);
            var references = rows.ConvertAll(row => (row.Stream, Content: EventJson.FromJson(EventTypes.Find(row.Type)!, (JsonObject)JsonNode.Parse(row.Data)!)));
            var editions = references.Where(row => row.Content is SourceRegistered)
                .ToDictionary(row => row.Stream, row => Edition.Of(row.Stream, (SourceRegistered)row.Content, padding), StringComparer.Ordinal);
            if (vantage.PublishedBy is not null || vantage.AccordingTo.Count > 0) _heard = ReferenceModel.Heard(editions.Values, vantage);
            var canonical = ReferenceModel.SameAs(references.Where(row => row.Content is ThingSameAs).Select(row => (row.Stream, ((ThingSameAs)row.Content).Other)));
            _same = canonical.ToLookup(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

            var replacements = await connection.Query(
                Sql.Command(tables.Rewrite(ReplacementsSql), Sql.Value(archive), Sql.Value(position)), row => new Replacement(row.GetString(0), row.GetString(1), row.GetBoolean(2)), ct);
            var times = await connection.Query(Sql.Command(TimeSql, Sql.Value(archive), Sql.Value(position)), row => row.GetFieldValue<DateTimeOffset>(0), ct);
            var asOf = vantage.AsOf ?? (times.Count == 0 ? Day.EndOfTime : Day.Of(times[0]));
            var world = new World(asOf, padding, editions, canonical, new Replacements(replacements)) { Missing = [] };
            return new Snapshot(world, new ResolvedVantage(vantage, position, asOf, padding), references);
        }

        public async Task Load(Snapshot snapshot, CancellationToken ct)
        {
            var world = snapshot.World;
            // What covers another is enough.
            var wanted = world.Missing!.Where(one => !world.Missing!.Any(other => other != one && other.Covers(one))).ToList();
            var raw = wanted.SelectMany(Raw).ToList();
            var claims = await connection.Query(
                Sql.Command(
                    tables.Rewrite(ClaimsSql),
                    Sql.Value(archive),
                    Sql.Value(position),
                    Sql.Value(world.AsOf.Number),
                    Sql.Array(NpgsqlDbType.Text, raw.Select(one => one.Entity)),
                    Sql.Array(NpgsqlDbType.Text, raw.Select(one => one.Aspect)),
                    Sql.Array(NpgsqlDbType.Text, raw.Select(one => one.Member)),
                    Sql.Nullable(NpgsqlDbType.Text, _heard?.Keys),
                    Sql.Nullable(NpgsqlDbType.Integer, _heard?.Values),
                    Sql.Array(NpgsqlDbType.Text, Aspects.Prunable),
                    Sql.Array(NpgsqlDbType.Boolean, raw.Select(one => one.Superseded))),
                row => (Claim: JsonSerializer.Deserialize<Claim>(row.GetString(0), EventJson.Options)!, Deprecated: row.GetBoolean(1)),
                ct);
            world.Load(wanted, claims);
        }

        // Claims stand under the names that they were recorded with: every name of the thing, and of the member, is asked for.
        private IEnumerable<ClaimsWanted> Raw(ClaimsWanted wanted) =>
            from entity in Names(wanted.Entity)
            from member in wanted.Member is null ? (IEnumerable<string?>)[null] : Names(wanted.Member)
            select wanted with { Entity = entity, Member = member };

        private IEnumerable<string> Names(string canonical) => World.NamesOf(canonical, _same);
    }
}

/// <summary>The archive is not as long as the position asked for.</summary>
public sealed class FuturePositionException(long asked, long head)
    : LogException($"Position {asked} is not recorded yet; the archive ends at position {head}.");
