using System.Net;
using System.Net.Sockets;
using System.Text;

namespace KnowledgeBase.Hosting;

/// <summary>Where the server listens: in a folder as a Unix socket, or on a loopback port.</summary>
internal sealed record Endpoint(string Host, int Port)
{
    private const string Loopback = "127.0.0.1";

    public bool IsSocket => Host != Loopback;

    /// <summary>
    /// A Unix socket in the folder; loopback on Windows, where the socket's path is too long for the system (107 bytes, 103 on macOS), or
    /// where it holds a character that separates hosts.
    /// </summary>
    public static Endpoint For(string folder)
    {
        const int SocketPort = 5432;
        var longest = OperatingSystem.IsLinux() ? 107 : 103;
        var fits = Encoding.UTF8.GetByteCount($"{folder}/.s.PGSQL.{SocketPort}") <= longest;
        return OperatingSystem.IsWindows() || !fits || folder.AsSpan().ContainsAny(",;\"\n") ? new Endpoint(Loopback, FreePort()) : new Endpoint(folder, SocketPort);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>The server's settings, written anew at each start.</summary>
internal static class ServerConfiguration
{
    public const string FileName = "knowledgebase.conf";

    public static string Text(Endpoint endpoint) => $"""
        # Written by KnowledgeBase at every start of the server; changes made here are lost.
        # Settings of your own go into postgresql.conf below the line that includes this file, or are made with ALTER SYSTEM.

        # Only this machine can connect: a socket in a folder that is closed to others, or loopback; a password in either case.
        listen_addresses = '{(endpoint.IsSocket ? "" : endpoint.Host)}'
        unix_socket_directories = '{(endpoint.IsSocket ? endpoint.Host.Replace("'", "''", StringComparison.Ordinal) : "")}'
        unix_socket_permissions = 0700
        port = {endpoint.Port}
        max_connections = 100
        cluster_name = 'knowledgebase'

        # Memory for one user's store on an ordinary machine; pages are taken from the system as they are used.
        shared_buffers = 256MB
        work_mem = 16MB
        maintenance_work_mem = 128MB

        # An acknowledged append survives a crash of the machine.
        fsync = on
        synchronous_commit = on
        full_page_writes = on

        # Nothing is replicated, so rebuilt tables may skip the write-ahead log; it is kept short, and checkpoints are rare.
        wal_level = minimal
        max_wal_senders = 0
        max_wal_size = 1GB
        checkpoint_timeout = 15min

        # Short queries over indexes on a solid-state disk: compiling them costs more than it saves.
        jit = off
        random_page_cost = 1.1

        # The same words and the same days wherever the server runs.
        timezone = 'UTC'
        log_timezone = 'UTC'
        lc_messages = 'C'

        # The log goes to server.log beside the cluster, and holds what went wrong.
        logging_collector = off
        log_destination = 'stderr'
        log_checkpoints = off
        log_line_prefix = '%m [%p] '

        """;
}
