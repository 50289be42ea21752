namespace KnowledgeBase.Hosting;

/// <summary>What is known of the embedded server without starting or stopping anything.</summary>
/// <param name="Running">True when a server process of this data folder is alive.</param>
/// <param name="DataFolder">The folder of the cluster, the password and the state file.</param>
public sealed record ServerStatus(bool Running, string DataFolder)
{
    /// <summary>The process id of the server; null when none runs.</summary>
    public int? Pid { get; init; }

    /// <summary>The server's version, or when none runs the major version of the cluster; null before the first start.</summary>
    public string? Version { get; init; }

    /// <summary>The socket's folder or the host, a colon, and the port; null when none runs.</summary>
    public string? Endpoint { get; init; }

    /// <summary>When the server was started (UTC); null when none runs.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>In Npgsql's format, with the password; null when none runs or it doesn't accept connections.</summary>
    public string? ConnectionString { get; init; }
}
