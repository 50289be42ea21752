using System.CommandLine;
using System.CommandLine.Parsing;
using KnowledgeBase.Dossiers;
using KnowledgeBase.Events;
using KnowledgeBase.Hosting;
using KnowledgeBase.Log;
using KnowledgeBase.Projections;
using KnowledgeBase.Recording;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace KnowledgeBase.Cli;

/// <summary>What the user asked for cannot be done; the message says what would be right.</summary>
internal sealed class UserException(string message) : Exception(message);

/// <summary>Exit codes, the same for every command.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>The command line itself is wrong (System.CommandLine's own code).</summary>
    public const int Usage = 1;

    /// <summary>What was given or asked for is refused; nothing was changed.</summary>
    public const int Refused = 2;

    /// <summary>The database server can't be had, or failed.</summary>
    public const int Server = 3;

    /// <summary>A check found differences.</summary>
    public const int Differs = 4;
}

/// <summary>Runs a command: opens the database, setting up what is missing, and turns what goes wrong into one message and an exit code.</summary>
internal static class Session
{
    private const string Again = "Nothing is recorded by halves: run the command again when the server is there.";

    public static Task<int> Run(ParseResult parsed, Func<IServiceProvider, Task<int>> work, CancellationToken ct) => Run(parsed, (services, _, _) => work(services), ct);

    /// <summary>Likewise, for work that opens the database anew: it is given the connection string and the name of the event log.</summary>
    public static async Task<int> Run(ParseResult parsed, Func<IServiceProvider, string, string, Task<int>> work, CancellationToken ct)
    {
        try
        {
            var log = EventLogs.Check(GlobalOptions.EventLogOf(parsed));
            var connection = GlobalOptions.ConnectionOf(parsed)
                ?? (await new EmbeddedServer(EmbeddedServerOptions.FromEnvironment()).EnsureStarted(ct, Console.Error.WriteLine)).ConnectionString;
            Check(connection);
            await using var services = new ServiceCollection().AddKnowledgeBase(connection).AddEventLog(log, connection).BuildServiceProvider();
            await services.GetRequiredService<Migrator>().Migrate(ct);
            if (parsed.CommandResult.Parent is not CommandResult { Command.Name: "projections" })
                foreach (var due in await services.GetRequiredService<ProjectionService>().Due(ct)) await Console.Error.WriteLineAsync(due.ToString());
            return await work(services, connection, log);
        }
        catch (Exception problem) when (CodeOf(problem) is { } code)
        {
            await Console.Error.WriteLineAsync(Describe(problem));
            return code;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Stopped; nothing of this command was recorded.");
            return ExitCode.Refused;
        }
    }

    /// <summary>A connection that is held, so that the program's own server does not count as idle and stop while nobody asks.</summary>
    public static async Task<IAsyncDisposable> Hold(string connection, CancellationToken ct)
    {
        var held = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connection) { Pooling = false, KeepAlive = 60 }.ConnectionString);
        await held.OpenAsync(ct);
        return held;
    }

    private static void Check(string connection)
    {
        try
        {
            NpgsqlDataSource.Create(connection).Dispose();
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException or InvalidCastException)
        {
            throw new UserException($"The connection string given (--connection, KB_CONNECTION or knowledgebase.json) can't be used: {wrong.Message} Write one such as \"Host=localhost;Database=kb;Username=me\".");
        }
    }

    private static string Describe(Exception problem) => problem switch
    {
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } full => $"The disk of the database server is full: {full.MessageText}. Nothing of this command was recorded; free some space and run it again.",
        PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow } stopped =>
            $"The database server was stopped: {stopped.MessageText}. {Again}",
        PostgresException => problem.Message,
        // Npgsql's own words say no more than that there is a cause.
        NpgsqlException { InnerException: IOException cause } => $"The database server broke off: {cause.Message} {Again}",
        NpgsqlException => $"The database server can't be reached, or broke off: {problem.Message}",
        _ => problem.Message,
    };

    private static int? CodeOf(Exception problem) => problem switch
    {
        MigrationException or ServerException or NpgsqlException or UnknownEventTypeException => ExitCode.Server,
        LogException or InvalidRecordsException or DossierException or UserException => ExitCode.Refused,
        IOException or UnauthorizedAccessException => ExitCode.Refused,
        _ => null,
    };
}
