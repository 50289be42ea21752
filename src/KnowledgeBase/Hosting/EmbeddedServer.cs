using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace KnowledgeBase.Hosting;

/// <summary>
/// The program's own PostgreSQL server: one cluster in one data folder, one server process that outlives the program and is shared by all
/// programs of that folder. Calls may come from several processes at once.
/// </summary>
public sealed class EmbeddedServer(EmbeddedServerOptions options)
{
    private readonly ServerFolder _folder = new(options.DataFolder);

    /// <summary>
    /// Reuses the running server (the cost of reading a small file and of connecting), or starts it, making the cluster before and
    /// fetching server programs where that is needed.
    /// </summary>
    /// <param name="ct">Gives up; a server that is coming up by then goes on.</param>
    /// <param name="progress">Called with a line for each thing that takes time.</param>
    /// <exception cref="ServerException">No server can be had; the message says why and what would help.</exception>
    [SuppressMessage("Design", "CA1068", Justification = "Callers rarely want the progress, and nearly always pass the token.")]
    public Task<ServerAddress> EnsureStarted(CancellationToken ct = default, Action<string>? progress = null) => Failure.Explained(_folder, async () =>
    {
        if (await Running(ct) is { } running) return running;
        _folder.CreateHome();
        using var held = await Lock(progress, ct);
        return await Running(ct) ?? await StartLocked(progress, ct);
    });

    /// <summary>Stops the server in good order, cutting off its clients; false when none was running.</summary>
    /// <exception cref="ServerException">It could not be stopped.</exception>
    public Task<bool> Stop(CancellationToken ct = default) => StopUnless(() => Task.FromResult(false), ct);

    /// <summary>What is running; starts and stops nothing.</summary>
    /// <exception cref="ServerException">The data folder can't be read.</exception>
    public Task<ServerStatus> Status(CancellationToken ct = default) => Failure.Explained(_folder, async () =>
    {
        var cluster = new Cluster(_folder, user: null);
        if (await Postmaster.Find(_folder.Cluster, ct) is not { } postmaster) return new ServerStatus(false, _folder.Home) { Version = cluster.Major?.ToString() };
        var state = ServerState.Read(_folder);
        return new ServerStatus(true, _folder.Home)
        {
            Pid = postmaster.Pid,
            Version = state?.Version ?? cluster.Major?.ToString(),
            Endpoint = $"{postmaster.Endpoint.Host}:{postmaster.Endpoint.Port}",
            StartedAt = postmaster.StartedAt,
            ConnectionString = state is not null && await Database.Answers(state.ConnectionString, ct) ? state.ConnectionString : null,
        };
    });

    /// <summary>
    /// Waits until no client was connected for <see cref="EmbeddedServerOptions.IdleStop"/>, then stops the server. Returns when it is
    /// stopped, by this or otherwise, and at once when another process watches.
    /// </summary>
    public Task Watch(CancellationToken ct = default) => new IdleWatch(this, options, _folder).Run(ct);

    /// <summary>Stops the server unless a last look, while nobody can find it, says otherwise.</summary>
    internal Task<bool> StopUnless(Func<Task<bool>> objection, CancellationToken ct) => Failure.Explained(_folder, async () =>
    {
        if (!Directory.Exists(_folder.Server)) return false;
        using var held = await Lock(progress: null, ct);
        var state = ServerState.Read(_folder);
        // Commands that come from now on wait for the lock.
        ServerState.Delete(_folder);
        if (await Postmaster.Find(_folder.Cluster, ct) is null) return false;
        if (await objection())
        {
            state?.Write(_folder);
            return false;
        }
        var (cluster, finder) = Parts();
        await cluster.Stop(await Binaries(state, cluster, finder, ct), options.StartTimeout, ct);
        return true;
    });

    private async Task<ServerAddress?> Running(CancellationToken ct) =>
        ServerState.Read(_folder) is { } state && await Database.Answers(state.ConnectionString, ct) ? state.ToAddress(startedNow: false) : null;

    private async Task<ServerAddress> StartLocked(Action<string>? progress, CancellationToken ct)
    {
        var (cluster, finder) = Parts();
        await _folder.CreateServer(ServerUser.ForThisProcess(), ct);
        var postmaster = await Settled(progress, ct);
        if (postmaster is not null) return await Adopt(cluster, postmaster, "", startedNow: false, ct);
        var binaries = await finder.Find(cluster.Major, progress, ct);
        if (cluster.Major is null)
        {
            progress?.Invoke($"Creating a database cluster in {_folder.Cluster} (PostgreSQL {binaries.Version})");
            await cluster.Create(binaries, ct);
        }
        progress?.Invoke($"Starting PostgreSQL {binaries.Version}");
        await cluster.Start(binaries, options.StartTimeout, ct);
        postmaster = await Settled(progress, ct) ?? throw new ServerException($"The PostgreSQL server of {_folder.Cluster} ended as soon as it was started. Its log is {_folder.LogFile}.");
        return await Adopt(cluster, postmaster, binaries.Folder, startedNow: true, ct);
    }

    /// <summary>Makes a server that accepts connections known to the commands that follow.</summary>
    private async Task<ServerAddress> Adopt(Cluster cluster, Postmaster postmaster, string binFolder, bool startedNow, CancellationToken ct)
    {
        var connectionString = Database.ConnectionString(postmaster.Endpoint, cluster.Password);
        try
        {
            var state = new ServerState(await Database.Ensure(connectionString, ct), postmaster.Pid, binFolder, connectionString);
            state.Write(_folder);
            if (startedNow) Database.ForgetConnections(connectionString);
            WatchProcess.Start(options);
            return state.ToAddress(startedNow);
        }
        catch (NpgsqlException refusal)
        {
            throw new ServerException($"The PostgreSQL server of {_folder.Cluster} (process {postmaster.Pid}) runs, but can't be used: {refusal.Message} "
                + $"Its password is in {_folder.PasswordFile}, its log is {_folder.LogFile}.", refusal);
        }
    }

    /// <summary>A running server once it is ready; null when there is none, or when it ended meanwhile.</summary>
    private async Task<Postmaster?> Settled(Action<string>? progress, CancellationToken ct)
    {
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(50, ct))
        {
            if (await Postmaster.Find(_folder.Cluster, ct) is not { IsReady: false } settled) return await Postmaster.Find(_folder.Cluster, ct);
            if (waited.Elapsed > options.StartTimeout)
                throw new ServerException($"The PostgreSQL server of {_folder.Cluster} (process {settled.Pid}) runs, but did not come up within {options.StartTimeout.TotalSeconds} seconds. "
                    + $"Its log, {_folder.LogFile}, ends:\n{new ServerLog(_folder.LogFile).SinceMark(12)}");
            progress?.Invoke($"Waiting for the PostgreSQL server (process {settled.Pid}) to come up");
            progress = null;
        }
    }

    private (Cluster Cluster, BinaryFinder Finder) Parts()
    {
        var user = ServerUser.ForThisProcess();
        return (new Cluster(_folder, user), new BinaryFinder(options, _folder, user));
    }

    private static async Task<ServerBinaries> Binaries(ServerState? state, Cluster cluster, BinaryFinder finder, CancellationToken ct) =>
        state is not null && ServerBinaries.AreIn(state.BinFolder) ? new ServerBinaries(state.BinFolder, cluster.Major ?? 0, state.Version) : await finder.Find(cluster.Major, progress: null, ct);

    private async Task<IDisposable> Lock(Action<string>? progress, CancellationToken ct)
    {
        // Another command may be fetching programs and making a cluster.
        var patience = options.StartTimeout * 5;
        return await FolderLock.Take(_folder.LockFile, patience, ct, () => progress?.Invoke("Waiting for another command that starts or stops the server"))
            ?? throw new ServerException($"Another command has been starting or stopping the server of {_folder.Home} for more than {patience.TotalSeconds} seconds (it holds {_folder.LockFile}). Try again, or end that command.");
    }
}
