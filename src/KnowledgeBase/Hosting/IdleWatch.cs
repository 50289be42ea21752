using System.Diagnostics;

namespace KnowledgeBase.Hosting;

/// <summary>Watches the server of a data folder until it stopped, and stops it when no client was connected for long enough.</summary>
internal sealed class IdleWatch(EmbeddedServer server, EmbeddedServerOptions options, ServerFolder folder)
{
    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(1);

    // A watch that is about to end holds the lock for a moment longer.
    private static readonly TimeSpan LockPatience = TimeSpan.FromSeconds(5);

    /// <summary>Returns at once when another watch is at work.</summary>
    public async Task Run(CancellationToken ct)
    {
        if (options.IdleStop <= TimeSpan.Zero || !Directory.Exists(folder.Home)) return;
        using var only = await FolderLock.Take(folder.WatchLockFile, LockPatience, ct);
        if (only is null) return;
        var pause = TimeSpan.FromMilliseconds(Math.Clamp(options.IdleStop.TotalMilliseconds / 4, 100, 60_000));
        var idle = Stopwatch.StartNew();
        (decimal Ever, long Now)? last = null;
        while (await Sleep(pause, ct) && ServerState.Read(folder) is { } state)
        {
            var sessions = await Database.Sessions(state.ConnectionString, ct);
            if (sessions is null && await Postmaster.Find(folder.Cluster, ct) is null) return;
            if (sessions is null || sessions != last || sessions.Value.Now > 0) idle.Restart();
            last = sessions;
            if (idle.Elapsed >= options.IdleStop && await server.StopUnless(() => WasUsed(state, last), ct)) return;
        }
    }

    private static async Task<bool> WasUsed(ServerState state, (decimal Ever, long Now)? last, CancellationToken ct = default) =>
        await Database.Sessions(state.ConnectionString, ct) != last;

    // The state file goes away when the server is stopped; looking for it costs nothing, asking the server costs it a process.
    private async Task<bool> Sleep(TimeSpan time, CancellationToken ct)
    {
        for (var slept = Stopwatch.StartNew(); slept.Elapsed < time;)
        {
            if (!File.Exists(folder.StateFile)) return false;
            await Task.Delay(time - slept.Elapsed is var rest && rest < Glance ? (rest > TimeSpan.Zero ? rest : TimeSpan.Zero) : Glance, ct);
        }
        return true;
    }
}
