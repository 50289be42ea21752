using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;

namespace KnowledgeBase.Hosting;

/// <summary>The database cluster of a data folder: its version, its making, its server's start and stop.</summary>
internal sealed class Cluster(ServerFolder folder, ServerUser? user)
{
    public const string Owner = "knowledgebase";

    /// <summary>The major version of PostgreSQL that made the cluster; null before it is made.</summary>
    /// <exception cref="ServerException">The folder is there, but isn't a cluster.</exception>
    public int? Major
    {
        get
        {
            if (!Directory.Exists(folder.Cluster)) return null;
            var file = Path.Combine(folder.Cluster, "PG_VERSION");
            return File.Exists(file) && int.TryParse(File.ReadAllText(file), CultureInfo.InvariantCulture, out var major)
                ? major
                : throw new ServerException($"{folder.Cluster} isn't a PostgreSQL cluster: its file PG_VERSION is missing or unreadable. "
                    + "Bring the folder back from a backup, or move it away and a new, empty one is made.");
        }
    }

    public string Password
    {
        get
        {
            if (File.Exists(folder.PasswordFile)) return File.ReadAllText(folder.PasswordFile).Trim();
            if (Directory.Exists(folder.Cluster))
                throw new ServerException($"The password of the database in {folder.Cluster} is missing: {folder.PasswordFile} isn't there. Bring the file back from a backup.");
            ServerFolder.WritePrivate(folder.PasswordFile, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24)));
            return File.ReadAllText(folder.PasswordFile);
        }
    }

    /// <summary>Makes the cluster beside its place and moves it there when it is whole, so that a killed initdb leaves no cluster.</summary>
    public async Task Create(ServerBinaries binaries, CancellationToken ct)
    {
        foreach (var leftover in Directory.EnumerateFileSystemEntries(folder.Server, "new-*")) Discard(leftover);
        var partial = Path.Combine(folder.Server, $"new-{Guid.NewGuid():N}");
        var passwordFile = partial + ".password";
        ServerFolder.WritePrivate(passwordFile, Password);
        if (user is not null) await Command.Run(["chown", $"{user.Uid}:{user.Gid}", passwordFile], ct);
        try
        {
            Task<CommandResult> Initdb(params string[] locale) => Run(
                [binaries.Program("initdb"), "-D", partial, "-U", Owner, "-E", "UTF8", "--locale=C", .. locale, "--auth=scram-sha-256", $"--pwfile={passwordFile}", "--data-checksums"], ct);
            // Sorted by code point in any case; the case of letters beyond ASCII is PostgreSQL's own knowledge since 17, the system's before.
            var made = binaries.Major < 17 ? await Initdb("--lc-ctype=C.UTF-8") : await Initdb("--locale-provider=builtin", "--builtin-locale=C.UTF-8");
            if (made.Output.Contains("invalid locale name", StringComparison.Ordinal)) made = await Initdb();
            if (!made.Succeeded) throw new ServerException($"A database cluster could not be made in {folder.Server}. {Failure.Of(folder, made.LastLines(6))}");
            await File.AppendAllTextAsync(Path.Combine(partial, "postgresql.conf"), $"\ninclude '{ServerConfiguration.FileName}'\n", ct);
            Directory.Move(partial, folder.Cluster);
        }
        finally
        {
            Discard(passwordFile);
            Discard(partial);
        }
    }

    /// <summary>Starts the server and waits until it accepts connections, unless another is coming up.</summary>
    public async Task Start(ServerBinaries binaries, TimeSpan patience, CancellationToken ct)
    {
        await Postmaster.ForgetForeign(folder.Cluster, ct);
        var log = new ServerLog(folder.LogFile);
        for (var attempt = 1; ; attempt++)
        {
            Configure(Endpoint.For(folder.Server));
            log.Mark();
            var waited = Stopwatch.StartNew();
            var started = await Run([binaries.Program("pg_ctl"), "start", "-s", "-w", "-t", Seconds(patience), "-D", folder.Cluster, "-l", folder.LogFile], ct, patience + TimeSpan.FromSeconds(10));
            if (started.Succeeded) return;
            var words = log.SinceMark(12);
            // Someone else took the free port in the meantime.
            if (attempt < 3 && words.Contains("Address already in use", StringComparison.Ordinal)) continue;
            var late = await Postmaster.Find(folder.Cluster, ct) is not null;
            // A server that a killed program had begun to start came first.
            if (late && waited.Elapsed < patience) return;
            throw new ServerException(late
                ? $"The PostgreSQL server of {folder.Cluster} did not come up within {Seconds(patience)} seconds; it may still do so (KB_START_TIMEOUT sets the limit). Its log, {folder.LogFile}, ends:\n{words}"
                : $"The PostgreSQL server of {folder.Cluster} could not be started. {Failure.Of(folder, words.Length > 0 ? $"Its log, {folder.LogFile}, ends:\n{words}" : started.LastLines(6))}");
        }
    }

    /// <summary>Ends the server in good order; clients that are connected are cut off.</summary>
    public async Task Stop(ServerBinaries binaries, TimeSpan patience, CancellationToken ct)
    {
        var stopped = await Run([binaries.Program("pg_ctl"), "stop", "-s", "-w", "-m", "fast", "-t", Seconds(patience), "-D", folder.Cluster], ct, patience + TimeSpan.FromSeconds(10));
        if (!stopped.Succeeded && await Postmaster.Find(folder.Cluster, ct) is not null)
            throw new ServerException($"The PostgreSQL server of {folder.Cluster} did not stop: {stopped.LastLines(3)} Its log is {folder.LogFile}.");
    }

    private void Configure(Endpoint endpoint)
    {
        var file = Path.Combine(folder.Cluster, ServerConfiguration.FileName);
        File.WriteAllText(file, ServerConfiguration.Text(endpoint));
        // The server may run as another user; the folder around it keeps everybody else out.
        if (user is not null && !OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
    }

    private Task<CommandResult> Run(IReadOnlyList<string> line, CancellationToken ct, TimeSpan? patience = null) =>
        Command.Run(user?.Wrap(line) ?? line, ct, patience ?? TimeSpan.FromMinutes(2));

    private static string Seconds(TimeSpan patience) => Math.Max(1, (int)Math.Ceiling(patience.TotalSeconds)).ToString(CultureInfo.InvariantCulture);

    // What an interrupted initdb still writes to can't always be deleted; the next creation tries again.
    private static void Discard(string path)
    {
        try
        {
            if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
            else File.Delete(path);
        }
        catch (IOException) { }
    }
}
