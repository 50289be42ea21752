using System.Diagnostics;
using KnowledgeBase.Hosting;

namespace KnowledgeBase.IntegrationTests.Hosting;

/// <summary>The built <c>kb</c> program in a process of its own.</summary>
internal static class Kb
{
    public static readonly string Dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    public static Process Start(EmbeddedServerOptions options, IReadOnlyList<string> arguments, IReadOnlyList<string>? prefix = null, string? folder = null)
    {
        string[] line = [.. prefix ?? [], Dotnet, Path.Combine(folder ?? AppContext.BaseDirectory, "kb.dll"), .. arguments];
        var start = new ProcessStartInfo(line[0], line.Skip(1)) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        foreach (var (name, value) in options.ToEnvironment()) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>Runs to the end; what it said on standard output, or on standard error when it failed.</summary>
    public static async Task<(int ExitCode, string Said)> Run(EmbeddedServerOptions options, IReadOnlyList<string> arguments, IReadOnlyList<string>? prefix = null, string? folder = null)
    {
        using var process = Start(options, arguments, prefix, folder);
        return await End(process);
    }

    public static async Task<(int ExitCode, string Said)> End(Process process)
    {
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, (process.ExitCode == 0 ? await output : await error).Trim());
    }
}

/// <summary>What several tests ask.</summary>
internal static class Ask
{
    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static bool IsRoot => ServerUser.IsNeeded;

    public static async Task<T> Scalar<T>(string connectionString, string sql)
    {
        await using var connection = new Npgsql.NpgsqlConnection(connectionString);
        await connection.OpenAsync(Ct);
        await using var command = new Npgsql.NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync(Ct))!;
    }

    public static async Task<bool> Becomes(Func<Task<bool>> condition, TimeSpan patience, int everyMilliseconds = 50)
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < patience; await Task.Delay(everyMilliseconds, Ct))
            if (await condition())
                return true;
        return false;
    }
}
