using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using KnowledgeBase.Hosting;
using KnowledgeBase.Web;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace KnowledgeBase.Cli;

/// <summary><c>kb serve</c>: pages and API on this machine, until it is stopped.</summary>
internal static class ServeCommand
{
    private static readonly Option<int> Port = new("--port") { Description = "The port; 0 for any that is free.", DefaultValueFactory = _ => 8017, HelpName = "number" };

    public static Command Create()
    {
        var command = new Command("serve", "Open the archives in a browser: pages, and an API for programs, on this machine until Ctrl+C.") { Port }.WithExamples("kb serve", "kb serve --port 0");
        command.SetAction((parsed, ct) => Session.Run(parsed, (_, connection, log) => Serve(connection, log, parsed.GetValue(Port), ct), ct));
        return command;
    }

    /// <summary>Serves until it is cancelled.</summary>
    public static async Task<int> Serve(string connection, string log, int port, CancellationToken ct)
    {
        if (port is < 0 or > 65535) throw new UserException($"--port: {port} is not from 0 to 65535.");
        await using var app = WebServer.Create(new WebSettings(IPAddress.Loopback, port), services => services.AddKnowledgeBase(connection).AddEventLog(log, connection));
        try
        {
            await app.StartAsync(ct);
        }
        catch (IOException taken) when (taken.InnerException is SocketException or Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            throw new UserException($"Port {port} is taken. Give another one with --port; --port 0 takes any that is free.");
        }

        Output.Line($"Open {app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()} - Ctrl+C stops it.");
        await app.WaitForShutdownAsync(ct);
        return ExitCode.Done;
    }
}
