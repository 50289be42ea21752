using System.Data;
using System.Reflection;
using Npgsql;
using NpgsqlTypes;

namespace KnowledgeBase.Log;

/// <summary>Statements kept in .sql files beside the code that runs them. Load each once, into a static field.</summary>
internal static class Sql
{
    /// <summary>The text of an embedded statement.</summary>
    /// <param name="path">From the project's root, such as <c>Log/head.sql</c>.</param>
    public static string Load(string path) => Load(typeof(Sql).Assembly, $"KnowledgeBase.{path.Replace('/', '.')}");

    public static string Load(Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"{resource} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>One statement with positional parameters.</summary>
    public static NpgsqlBatchCommand Command(string sql, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(parameter);
        }

        return command;
    }

    public static NpgsqlParameter<T> Value<T>(T value) => new() { TypedValue = value };

    public static NpgsqlParameter Array<T>(NpgsqlDbType type, IEnumerable<T> values) =>
        new() { NpgsqlDbType = NpgsqlDbType.Array | type, Value = values.ToArray() };

    /// <summary>A list, or null.</summary>
    public static NpgsqlParameter Nullable<T>(NpgsqlDbType type, IEnumerable<T>? values) =>
        values is null ? new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Array | type, Value = DBNull.Value } : Array(type, values);

    /// <summary>A text, or none.</summary>
    public static NpgsqlParameter Nullable(string? text) => new() { NpgsqlDbType = NpgsqlDbType.Text, Value = (object?)text ?? DBNull.Value };

    /// <summary>Statements sent together: one round trip.</summary>
    public static NpgsqlBatch Batch(this NpgsqlConnection connection, params ReadOnlySpan<NpgsqlBatchCommand> commands)
    {
        var batch = new NpgsqlBatch(connection);
        foreach (var command in commands)
        {
            batch.BatchCommands.Add(command);
        }

        return batch;
    }

    /// <summary>The rows of the reader's current result.</summary>
    public static async Task<List<T>> Rows<T>(this NpgsqlDataReader reader, Func<NpgsqlDataReader, T> read, CancellationToken ct)
    {
        var rows = new List<T>();
        while (await reader.ReadAsync(ct))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    public static async Task<List<T>> Query<T>(
        this NpgsqlConnection connection, NpgsqlBatchCommand command, Func<NpgsqlDataReader, T> read, CancellationToken ct)
    {
        await using var batch = connection.Batch(command);
        await using var reader = await batch.ExecuteReaderAsync(CommandBehavior.Default, ct);
        return await reader.Rows(read, ct);
    }

    public static T? ValueOrNull<T>(this NpgsqlDataReader reader, int column) =>
        reader.IsDBNull(column) ? default : reader.GetFieldValue<T>(column);
}
