using KnowledgeBase.Claims;
using KnowledgeBase.Log;
using KnowledgeBase.Time;
using Npgsql;
using NpgsqlTypes;

namespace KnowledgeBase.Projections;

/// <summary>What is known of an archive from earlier questions: where it ended then, and its references up to there.</summary>
internal sealed record KnownArchive(ArchiveHead Head, ReferenceLog References);

/// <summary>Where an archive ends, and how it is read.</summary>
/// <param name="Position">The last position.</param>
/// <param name="Recorded">When the position asked about was recorded, else the last one; null when there is none.</param>
/// <param name="Padding">By how much qualified dates are widened.</param>
/// <param name="Version">The version of the projections that made the read model; null while it is empty.</param>
/// <param name="Tables">The live ones.</param>
internal sealed record ArchiveHead(long Position, DateTimeOffset? Recorded, EdtfPadding Padding, int? Version, ProjectionTables Tables);

/// <summary>
/// One question, at one position. First it is asked of what is known already, without the database, to learn which claims it wants;
/// these are loaded together with where the archive ends. If that is where it was thought to end, they are the right ones.
/// </summary>
internal sealed class Question<T>(NpgsqlConnection connection, string archive, long? asked, Vantage vantage, Func<Snapshot, T> ask, int mostFew = Heard.MostFew)
{
    private static readonly string SettingsSql = Sql.Load("Projections/read_settings.sql");
    private static readonly string HeadSql = Sql.Load("Projections/read_head.sql");
    private static readonly string ClaimsSql = Sql.Load("Projections/read_claims.sql");

    /// <summary>What is known of the archive now.</summary>
    public KnownArchive? Known { get; private set; }

    /// <summary>Answers it.</summary>
    public async Task<(T Answer, ResolvedVantage At)> Answer(KnownArchive? before, CancellationToken ct)
    {
        var guess = before is null ? null : Guess(before);
        var answer = guess is null ? default : ask(guess);
        var wanted = guess is null ? [] : Wanted(guess);
        var (known, claims) = await Refresh(before, guess, wanted, ct);
        Known = known;

        var snapshot = Snapshot(known, asked ?? known.Head.Position, vantage.AsOf ?? DayOf(known.Head.Recorded));
        KnownSources.Check(vantage, snapshot.References, known.References, known.Head.Padding);
        if (guess is not null && before!.References.Tables == known.References.Tables && guess.At == snapshot.At)
        {
            snapshot = guess;
            if (wanted.Count > 0) answer = Load(snapshot, wanted, claims, answer!);
        }
        else
        {
            answer = ask(snapshot);
        }

        while (snapshot.World.Missing!.Count > 0)
        {
            wanted = Wanted(snapshot);
            await using var batch = connection.Batch(Sql.Command(SettingsSql), ClaimsCommand(snapshot, known, wanted));
            await using var reader = await batch.ExecuteReaderAsync(ct);
            await reader.NextResultAsync(ct);
            answer = Load(snapshot, wanted, await reader.Rows(ReadClaim, ct), answer!);
        }

        return (answer!, snapshot.At);
    }

    // None where the position is not known yet, or not on which day it was recorded and that is the day asked about.
    private Snapshot? Guess(KnownArchive before)
    {
        var position = asked ?? before.Head.Position;
        if (position > before.References.Through || (vantage.AsOf is null && position != before.Head.Position)) return null;
        return Snapshot(before, position, vantage.AsOf ?? DayOf(before.Head.Recorded));
    }

    private async Task<(KnownArchive Known, List<(Claim, bool)> Claims)> Refresh(KnownArchive? before, Snapshot? guess, IReadOnlyList<ClaimsWanted> wanted, CancellationToken ct)
    {
        ArchiveHead? head;
        await using (var batch = connection.Batch(Sql.Command(SettingsSql), Sql.Command(HeadSql, Sql.Value(archive), Sql.Value(asked))))
        {
            if (before is not null)
            {
                foreach (var command in before.References.Commands()) batch.BatchCommands.Add(command);
            }

            if (wanted.Count > 0) batch.BatchCommands.Add(ClaimsCommand(guess!, before!, wanted));
            await using var reader = await batch.ExecuteReaderAsync(ct);
            await reader.NextResultAsync(ct);
            head = (await reader.Rows(ReadHead, ct)).SingleOrDefault();
            if (head is not null)
            {
                Check(head);
                if (head.Tables == before?.References.Tables)
                {
                    await reader.NextResultAsync(ct);
                    var references = await before.References.Extended(reader, head.Position, ct);
                    await reader.NextResultAsync(ct);
                    return (new(head, references), wanted.Count > 0 ? await reader.Rows(ReadClaim, ct) : []);
                }
            }
        }

        if (head is null) throw await Archives.Unknown(connection, archive, ct);
        var nothing = ReferenceLog.Of(head.Tables);
        await using var all = connection.Batch(nothing.Commands());
        await using var rows = await all.ExecuteReaderAsync(ct);
        return (new(head, await nothing.Extended(rows, head.Position, ct)), []);
    }

    private void Check(ArchiveHead head)
    {
        if (head.Position > 0 && (head.Version ?? 1) != ProjectionStore.Version) throw new StaleProjectionException(archive, head.Version ?? 1);
        if (asked > head.Position) throw new FuturePositionException(asked.Value, head.Position);
    }

    private Snapshot Snapshot(KnownArchive known, long position, Day asOf)
    {
        var references = known.References.At(position, known.Head.Padding);
        var world = new World(asOf, known.Head.Padding, references.Editions, references.Canonical, references.Replacements) { Missing = [] };
        return new Snapshot(world, new ResolvedVantage(vantage, position, asOf, known.Head.Padding), references, known.References);
    }

    private T Load(Snapshot snapshot, IReadOnlyList<ClaimsWanted> wanted, List<(Claim, bool)> claims, T before)
    {
        snapshot.World.Load(wanted, claims);
        // Asked before that is here, too, it would be worked out in vain.
        return snapshot.World.HasBases(claims.Select(one => one.Item1)) ? ask(snapshot) : before;
    }

    // What covers another is enough.
    private static List<ClaimsWanted> Wanted(Snapshot snapshot)
    {
        var missing = snapshot.World.Missing!.GroupBy(one => one.Entity, StringComparer.Ordinal);
        return [.. missing.SelectMany(all => all.Where(one => !all.Any(other => other != one && other.Covers(one))))];
    }

    private NpgsqlBatchCommand ClaimsCommand(Snapshot snapshot, KnownArchive known, IReadOnlyList<ClaimsWanted> wanted)
    {
        // Claims stand under the names that they were recorded with: every name of the thing, and of the member, is asked for.
        var raw =
            (from one in wanted
             from entity in World.NamesOf(one.Entity, snapshot.References.Same)
             from member in one.Member is null ? (IEnumerable<string?>)[null] : World.NamesOf(one.Member, snapshot.References.Same)
             select one with { Entity = entity, Member = member }).ToList();
        var exact = raw.FindAll(one => one is { Aspect: not null, Member: not null });
        var parts = raw.FindAll(one => one is not { Aspect: not null, Member: not null });
        var heard = snapshot.References.HeardFrom(vantage);
        return Sql.Command(
            known.References.Tables.Rewrite(ClaimsSql),
            Sql.Value(snapshot.At.Position),
            Sql.Value(snapshot.At.AsOf.Number),
            Sql.Array(NpgsqlDbType.Bigint, exact.Select(one => ClaimRow.KeyOf(archive, one.Entity, one.Aspect!, one.Member!))),
            Texts(exact, one => one.Entity),
            Texts(exact, one => one.Aspect),
            Texts(exact, one => one.Member),
            Sql.Array(NpgsqlDbType.Boolean, exact.Select(one => one.Superseded)),
            Texts(parts, one => one.Entity),
            Texts(parts, one => one.Aspect),
            Texts(parts, one => one.Member),
            Sql.Array(NpgsqlDbType.Boolean, parts.Select(one => one.Superseded)),
            Sql.Array(NpgsqlDbType.Text, Aspects.Prunable),
            Sql.Nullable(NpgsqlDbType.Text, heard?.Editions.Select(edition => edition.Work)),
            Sql.Nullable(NpgsqlDbType.Integer, heard?.Editions.Select(edition => edition.Number)),
            Sql.Nullable(NpgsqlDbType.Text, heard?.Works.Count <= mostFew ? heard.Works : null));
    }

    private static NpgsqlParameter Texts(List<ClaimsWanted> wanted, Func<ClaimsWanted, string?> text) => Sql.Array(NpgsqlDbType.Text, wanted.Select(text));

    private static Day DayOf(DateTimeOffset? recorded) => recorded is { } instant ? Day.Of(instant) : Day.EndOfTime;

    private static ArchiveHead ReadHead(NpgsqlDataReader row)
    {
        var padding = row.GetInt32(1);
        return new(
            row.IsDBNull(0) ? 0 : row.GetInt64(0),
            row.IsDBNull(4) ? null : row.GetFieldValue<DateTimeOffset>(4),
            new EdtfPadding(padding, padding, padding),
            row.IsDBNull(2) ? null : row.GetInt32(2),
            ProjectionTables.Of(row.GetInt64(3)));
    }

    private static (Claim Claim, bool Deprecated) ReadClaim(NpgsqlDataReader row) => (ClaimTexts.Read(row.GetString(0)), row.GetBoolean(1));
}
