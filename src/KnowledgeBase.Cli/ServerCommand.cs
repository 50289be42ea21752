using System.CommandLine;
using KnowledgeBase.Hosting;

namespace KnowledgeBase.Cli;

/// <summary><c>kb server start|stop|status</c>: the embedded PostgreSQL server. Results go to standard output, the rest to standard error.</summary>
internal static class ServerCommand
{
    public static Command Create() => new("server", "The PostgreSQL server that the program runs for itself.")
    {
        Start(),
        Stop(),
        Status(),
        Watch(),
    };

    private static Command Start()
    {
        var command = new Command("start", "Start the server, unless it runs already.");
        command.SetAction((_, ct) => Run(async server =>
        {
            var address = await server.EnsureStarted(ct, Console.Error.WriteLine);
            Console.WriteLine(address.StartedNow ? $"PostgreSQL {address.Version} started." : $"PostgreSQL {address.Version} is running already.");
        }));
        return command;
    }

    private static Command Stop()
    {
        var command = new Command("stop", "Stop the server.");
        command.SetAction((_, ct) => Run(async server => Console.WriteLine(await server.Stop(ct) ? "Stopped." : "No server was running.")));
        return command;
    }

    private static Command Status()
    {
        var connection = new Option<bool>("--connection-string") { Description = "Print the connection string, password included, and nothing else." };
        var command = new Command("status", "Show whether the server runs, and where.") { connection };
        command.SetAction((parsed, ct) => Run(async server =>
        {
            var status = await server.Status(ct);
            Console.WriteLine(parsed.GetValue(connection) ? status.ConnectionString ?? throw new ServerException("No server is running: kb server start starts it.") : Describe(status));
        }));
        return command;
    }

    private static Command Watch()
    {
        var command = new Command("watch", "Stop the server once it is idle.") { Hidden = true };
        command.SetAction((_, ct) => Run(server => server.Watch(ct)));
        return command;
    }

    private static string Describe(ServerStatus status) => status.Running
        ? $"""
            Running:     PostgreSQL {status.Version}, process {status.Pid}, since {status.StartedAt:yyyy-MM-dd HH:mm:ss} UTC
            Listens on:  {status.Endpoint}{(status.ConnectionString is null ? " (not accepting connections)" : "")}
            Data folder: {status.DataFolder}
            """
        : $"""
            Not running. {(status.Version is { } version ? $"The database was made by PostgreSQL {version}." : "There is no database yet.")}
            Data folder: {status.DataFolder}
            """;

    private static async Task<int> Run(Func<EmbeddedServer, Task> work)
    {
        try
        {
            await work(new EmbeddedServer(EmbeddedServerOptions.FromEnvironment()));
            return 0;
        }
        catch (ServerException failure)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return 1;
        }
    }
}
