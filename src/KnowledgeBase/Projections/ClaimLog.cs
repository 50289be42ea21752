using KnowledgeBase.Claims;
using KnowledgeBase.Log;
using Npgsql;
using NpgsqlTypes;

namespace KnowledgeBase.Projections;

/// <summary>A row of the claim table, with the positions that it holds for.</summary>
internal sealed record LoggedClaim(long EventPosition, int Ordinal, long PositionFrom, long? PositionTo, string Work, int Edition, int? EditionTo, bool Deprecated, Claim Claim)
{
    /// <summary>Where it begins, and where it ends if it does.</summary>
    public IEnumerable<long> Changes => PositionTo is { } to ? [PositionFrom, to] : [PositionFrom];

    public bool HoldsAt(long position) => PositionFrom <= position && (PositionTo is null || PositionTo > position);
}

/// <summary>
/// The claims about some things at every position up to one. They are read once, as they are asked for; then the archive is asked as it
/// stood at any position without going back to the database.
/// </summary>
/// <param name="connection">Sees the archive up to the snapshot's position.</param>
/// <param name="snapshot">The last position, and the vantage.</param>
internal sealed class ClaimLog(NpgsqlConnection connection, Snapshot snapshot)
{
    private static readonly string ClaimsSql = Sql.Load("Projections/read_claims_ever.sql");

    private readonly Dictionary<string, List<LoggedClaim>> _claims = new(StringComparer.Ordinal);
    private readonly HashSet<(long, int, long)> _seen = [];
    private readonly Dictionary<string, List<ClaimsWanted>> _read = new(StringComparer.Ordinal);

    /// <summary>Asks of the archive as it stood at a position, at the vantage's other coordinates; asked again whenever more had to be read.</summary>
    public async Task<T> Ask<T>(long position, Func<World, T> ask, CancellationToken ct)
    {
        var (at, references) = (snapshot.At, snapshot.ReferenceLog.At(position, snapshot.At.Padding));
        var heard = references.HeardFrom(at.Asked)?.Editions.ToHashSet();
        var world = new World(at.AsOf, at.Padding, references.Editions, references.Canonical, references.Replacements) { Missing = [] };
        while (true)
        {
            var answer = ask(world);
            if (world.Missing.Count == 0) return answer;
            var missing = world.Missing.ToList();
            var rows = await Read(missing.SelectMany(wanted => Written(wanted, references.Same)), ct);
            world.Load(missing, rows.Where(row => row.HoldsAt(position) && IsHeard(row, heard)).Select(row => (row.Claim, row.Deprecated)));
        }
    }

    /// <summary>What was ever said of parts of things, under every name that they ever had.</summary>
    public Task<IReadOnlyList<LoggedClaim>> Ever(IReadOnlyCollection<ClaimsWanted> wanted, CancellationToken ct) => Read(wanted.SelectMany(one => Written(one, snapshot.ReferenceLog.EverSame)), ct);

    /// <summary>
    /// The positions up to the snapshot's at which something changed of what an answer that looks at parts of things sees of them: their
    /// claims, the editions of their works, and which names in them mean the same.
    /// </summary>
    public async Task<IReadOnlyList<long>> Changes(IReadOnlyCollection<ClaimsWanted> wanted, CancellationToken ct)
    {
        var (rows, log) = (await Ever(wanted, ct), snapshot.ReferenceLog);
        return
        [
            .. rows.SelectMany(row => row.Changes)
                .Concat(log.ChangesOfWorks(rows.Select(row => row.Work)))
                .Concat(log.Renamings(rows.SelectMany(row => Named(row.Claim)).Concat(wanted.Select(one => one.Entity))))
                .Concat(log.ReplacementsOf(rows.Select(row => row.Claim.Evidence.BasedOn).OfType<string>()))
                .Where(position => position <= snapshot.At.Position),
        ];
    }

    private async Task<IReadOnlyList<LoggedClaim>> Read(IEnumerable<ClaimsWanted> wanted, CancellationToken ct)
    {
        var asked = wanted.Select(one => one with { Superseded = true }).Distinct().ToList();
        var missing = asked.FindAll(one => !IsRead(one));
        if (missing.Count > 0)
        {
            var command = Sql.Command(
                snapshot.ReferenceLog.Tables.Rewrite(ClaimsSql), Sql.Value(snapshot.At.Position), Texts(missing, one => one.Entity), Texts(missing, one => one.Aspect), Texts(missing, one => one.Member));
            foreach (var row in (await connection.Query(command, ReadRow, ct)).Where(row => _seen.Add((row.EventPosition, row.Ordinal, row.PositionFrom))))
                (_claims.TryGetValue(row.Claim.Entity, out var rows) ? rows : _claims[row.Claim.Entity] = []).Add(row);
            foreach (var one in missing) (_read.TryGetValue(one.Entity, out var read) ? read : _read[one.Entity] = []).Add(one);
        }

        return [.. asked.SelectMany(one => _claims.GetValueOrDefault(one.Entity, []).Where(row => one.Covers(new(row.Claim.Entity, row.Claim.Aspect, row.Claim.Member)))).Distinct()];
    }

    private static IEnumerable<ClaimsWanted> Written(ClaimsWanted wanted, ILookup<string, string> same) =>
        from entity in World.NamesOf(wanted.Entity, same)
        from member in wanted.Member is null ? (IEnumerable<string?>)[null] : World.NamesOf(wanted.Member, same)
        select wanted with { Entity = entity, Member = member };

    // "role@actor/x" and "party:actor/x" hold a reference behind a mark.
    private static IEnumerable<string> Named(Claim claim) => claim.Fields.Keys.Concat(claim.Fields.Values.Select(value => value.Word).OfType<string>()).Concat(claim.Items)
        .Concat([claim.Entity, claim.Member, claim.Act ?? ""]).Select(text => text[(text.IndexOfAny(['@', ':']) + 1)..]).Where(text => text.Contains('/'));

    private bool IsRead(ClaimsWanted wanted) => _read.TryGetValue(wanted.Entity, out var read) && read.Exists(one => one.Covers(wanted));

    private static bool IsHeard(LoggedClaim row, HashSet<(string Work, int Number)>? heard) => heard is null
        ? row.EditionTo is null
        : heard.Contains((row.Work, row.Edition)) && (row.EditionTo is not { } to || !heard.Contains((row.Work, to)));

    private static NpgsqlParameter Texts(List<ClaimsWanted> wanted, Func<ClaimsWanted, string?> text) => Sql.Array(NpgsqlDbType.Text, wanted.Select(text));

    private static LoggedClaim ReadRow(NpgsqlDataReader row) => new(
        row.GetInt64(0), row.GetInt32(1), row.GetInt64(2), row.IsDBNull(3) ? null : row.GetInt64(3), row.GetString(4), row.GetInt32(5), row.IsDBNull(6) ? null : row.GetInt32(6), row.GetBoolean(7),
        ClaimTexts.Read(row.GetString(8)));
}
