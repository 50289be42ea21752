using Npgsql;

namespace KnowledgeBase.Log;

/// <summary>Sets up the database and brings it up to date: every <see cref="MigrationStep"/>, each once, all in one transaction.</summary>
public sealed class Migrator
{
    private static readonly string Begin = Sql.Load("Log/migration_begin.sql");
    private static readonly string Applied = Sql.Load("Log/migration_applied.sql");
    private static readonly string Record = Sql.Load("Log/migration_record.sql");

    private readonly NpgsqlDataSource source;
    private readonly IReadOnlyList<MigrationStep> steps;

    /// <summary>A migrator for the database that the data source leads to.</summary>
    public Migrator(NpgsqlDataSource source)
        : this(source, MigrationStep.Embedded(typeof(Migrator).Assembly))
    {
    }

    internal Migrator(NpgsqlDataSource source, IReadOnlyList<MigrationStep> steps) => (this.source, this.steps) = (source, steps);

    /// <summary>Whether nothing is left to do. One cheap round trip.</summary>
    /// <exception cref="MigrationException">The database belongs to a newer, or to another, version of the program.</exception>
    public async Task<bool> IsUpToDate(CancellationToken ct = default)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        try
        {
            return (await Pending(connection, ct)).Count == 0;
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
        {
            return steps.Count == 0;
        }
    }

    /// <summary>Does what is left to do; returns the names of the steps taken. Safe to call from several programs at once.</summary>
    /// <exception cref="MigrationException">The database belongs to a newer, or to another, version of the program.</exception>
    public async Task<IReadOnlyList<string>> Migrate(CancellationToken ct = default)
    {
        if (await IsUpToDate(ct))
        {
            return [];
        }

        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await Execute(connection, Begin, ct);
        var pending = await Pending(connection, ct);
        foreach (var step in pending)
        {
            await Execute(connection, step.Sql, ct);
            await using var record = connection.Batch(Sql.Command(Record, Sql.Value(step.Name), Sql.Value(step.Hash)));
            await record.ExecuteNonQueryAsync(ct);
        }

        await transaction.CommitAsync(ct);
        return [.. pending.Select(step => step.Name)];
    }

    private async Task<IReadOnlyList<MigrationStep>> Pending(NpgsqlConnection connection, CancellationToken ct)
    {
        var applied = await connection.Query(Sql.Command(Applied), row => (Name: row.GetString(0), Hash: row.GetString(1)), ct);
        var known = steps.ToDictionary(step => step.Name, StringComparer.Ordinal);
        if (applied.Where(step => !known.ContainsKey(step.Name)).Select(step => step.Name).ToArray() is { Length: > 0 } newer)
        {
            throw new MigrationException(
                $"The database was set up by a newer version of this program (it has {string.Join(", ", newer)}). Use that version.");
        }

        if (applied.Where(step => known[step.Name].Hash != step.Hash).Select(step => step.Name).ToArray() is { Length: > 0 } changed)
        {
            throw new MigrationException(
                $"The database was set up by another build of this program ({string.Join(", ", changed)} differs). "
                + "Use that build, or a new database.");
        }

        return [.. steps.ExceptBy(applied.Select(step => step.Name), step => step.Name, StringComparer.Ordinal)];
    }

    private static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}
