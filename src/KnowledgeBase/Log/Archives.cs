using System.Data.Common;
using Npgsql;
using NpgsqlTypes;

namespace KnowledgeBase.Log;

/// <summary>An archive and where it stands.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Created">When it was created, in UTC.</param>
/// <param name="Head">The last position and when it was recorded.</param>
public sealed record ArchiveInfo(string Name, DateTimeOffset Created, LogHead Head)
{
    /// <summary>How many events it holds: positions have no gaps.</summary>
    public long Events => Head.Position;
}

/// <summary>The archives of a database. A name is 1 to 63 of a-z, 0-9 and hyphens, not beginning with a hyphen.</summary>
public sealed class Archives(NpgsqlDataSource source, TimeProvider clock)
{
    private static readonly string ListSql = Sql.Load("Log/archive_list.sql");
    private static readonly string CreateSql = Sql.Load("Log/archive_create.sql");
    private static readonly string DropSql = Sql.Load("Log/archive_drop.sql");
    private static readonly string LockSql = Sql.Load("Log/lock.sql");

    /// <summary>Every archive, by name.</summary>
    public async Task<IReadOnlyList<ArchiveInfo>> List(CancellationToken ct = default)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        return await List(connection, ct);
    }

    /// <summary>One archive.</summary>
    /// <exception cref="UnknownArchiveException">There is no such archive.</exception>
    public async Task<ArchiveInfo> Get(string archive, CancellationToken ct = default)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        return (await List(connection, archive, ct)).SingleOrDefault() ?? throw await Unknown(connection, archive, ct);
    }

    /// <summary>Whether there is an archive of that name.</summary>
    public async Task<bool> Exists(string archive, CancellationToken ct = default) =>
        (await List(ct)).Any(info => info.Name == archive);

    /// <summary>Creates an archive; true when it is new.</summary>
    /// <param name="archive">Its name.</param>
    /// <param name="idempotent">Accept one that exists already, as it is.</param>
    /// <param name="padding">By how many units of their own precision qualified dates are widened on either side, 0 to 1000; fixed for good.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="InvalidArchiveNameException">The name cannot be an archive's.</exception>
    /// <exception cref="ArchiveExistsException">It exists, and <paramref name="idempotent"/> is false.</exception>
    public async Task<bool> Create(string archive, bool idempotent = false, int padding = 1, CancellationToken ct = default)
    {
        ArchiveNames.Check(archive);
        ArgumentOutOfRangeException.ThrowIfNegative(padding);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(padding, 1000);
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var batch = connection.Batch(Sql.Command(CreateSql, Sql.Value(archive), Sql.Value(clock.GetUtcNow()), Sql.Value(padding)));
        var created = await batch.ExecuteNonQueryAsync(ct) == 1;
        return created || idempotent ? created : throw new ArchiveExistsException(archive);
    }

    /// <summary>
    /// Deletes an archive with all its events, for good. Waits for a writer to finish.
    /// Tables that refer to <c>kb.archive</c> with <c>on delete cascade</c> go with it.
    /// </summary>
    /// <param name="archive">Its name.</param>
    /// <param name="also">What else to delete, in the same transaction, before the events.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="UnknownArchiveException">There is no such archive.</exception>
    public async Task Drop(string archive, Func<DbTransaction, Task>? also = null, CancellationToken ct = default)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using (var batch = connection.Batch(Sql.Command(LockSql, Sql.Value(archive))))
        {
            await batch.ExecuteNonQueryAsync(ct);
        }

        if ((await List(connection, ct)).TrueForAll(info => info.Name != archive))
        {
            throw await Unknown(connection, archive, ct);
        }

        await (also?.Invoke(transaction) ?? Task.CompletedTask);
        await using (var drop = new NpgsqlCommand(DropSql, connection))
        {
            drop.Parameters.AddWithValue("archive", archive);
            await drop.ExecuteNonQueryAsync(ct);
        }

        await transaction.CommitAsync(ct);
    }

    internal static async Task<UnknownArchiveException> Unknown(NpgsqlConnection connection, string archive, CancellationToken ct) =>
        ArchiveNames.Unknown(archive, (await List(connection, ct)).Select(info => info.Name));

    private static Task<List<ArchiveInfo>> List(NpgsqlConnection connection, CancellationToken ct) => List(connection, null, ct);

    private static Task<List<ArchiveInfo>> List(NpgsqlConnection connection, string? only, CancellationToken ct) => connection.Query(
        Sql.Command(ListSql, new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Text, Value = (object?)only ?? DBNull.Value }),
        row => new ArchiveInfo(row.GetString(0), row.GetFieldValue<DateTimeOffset>(1), LogRows.Head(row, 2)),
        ct);
}
