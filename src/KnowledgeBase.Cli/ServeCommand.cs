using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using KnowledgeBase.Access;
using KnowledgeBase.Hosting;
using KnowledgeBase.Web;
using MediatR;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace KnowledgeBase.Cli;

/// <summary><c>kb serve</c>: pages and API on this machine, until it is stopped.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var options = new ServeOptions();
        var command = new Command("serve", "Open the archives in a browser: pages, and an API for programs, on this machine until Ctrl+C.")
            .WithExamples("kb serve", "kb serve --port 0", "kb serve --public-address https://archive.example.org", "kb serve --listen 0.0.0.0 --certificate server.pem --certificate-key server.key");
        options.AddTo(command);
        command.SetAction((parsed, ct) => Session.Run(
            parsed,
            (services, connection, log) => Serve(services, connection, log, options.Read(parsed), "", ct),
            ct));
        return command;
    }

    /// <summary>Serves until it is cancelled.</summary>
    /// <param name="services">Those that the database was set up with.</param>
    /// <param name="connection">The database.</param>
    /// <param name="log">The name of the event log.</param>
    /// <param name="settings">Where and how.</param>
    /// <param name="path">What to open first.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task<int> Serve(IServiceProvider services, string connection, string log, WebSettings settings, string path, CancellationToken ct)
    {
        await Check(services, settings, ct);
        await using var held = await Session.Hold(connection, ct);
        await using var app = WebServer.Create(settings, web => web.AddKnowledgeBase(connection).AddEventLog(log, connection));
        try
        {
            await app.StartAsync(ct);
        }
        catch (IOException taken) when (taken.InnerException is SocketException or Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            throw new UserException($"Port {settings.Port} is taken. Give another one with --port; --port 0 takes any that is free.");
        }
        catch (SocketException unusable)
        {
            throw new UserException($"--listen: cannot listen on {settings.Address}, port {settings.Port}: {unusable.Message}.");
        }

        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Output.Line(settings.PublicAddress is { } shown ? $"Open {shown.ToString().TrimEnd('/')}{path} - the reverse proxy sends requests to {address}. Ctrl+C stops it."
            : settings.Address.Equals(IPAddress.Any) || settings.Address.Equals(IPAddress.IPv6Any) ? $"Open this machine's name at port {new Uri(address).Port} ({address}) - Ctrl+C stops it."
            : $"Open {address}{path} - Ctrl+C stops it.");
        await app.WaitForShutdownAsync(ct);
        return ExitCode.Done;
    }

    private static async Task Check(IServiceProvider services, WebSettings settings, CancellationToken ct)
    {
        if (!settings.RequiresToken) return;
        var (tokens, now) = await services.GetRequiredService<IMediator>().Send(new ListTokens(), ct);
        var where = settings.PublicAddress is { } shown ? $"Under {shown}" : $"On {settings.Address}";
        if (!tokens.Any(token => token.At(now) == TokenState.Valid))
            throw new UserException($"{where} everything takes a token, and there is none that works. Make one first: kb tokens create NAME --role admin");
        if (!settings.IsEncrypted)
            await Console.Error.WriteLineAsync($"Warning: {char.ToLowerInvariant(where[0])}{where[1..]} tokens and answers travel unencrypted: whoever listens on the way has them. Give --certificate, or put a reverse proxy with HTTPS before it (docs/web.md).");
    }
}
