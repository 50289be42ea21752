namespace KnowledgeBase.Hosting;

/// <summary>The files of one data folder, and who may enter them.</summary>
internal sealed class ServerFolder(string path)
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode Enterable = Private | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    public string Home { get; } = Canonical(path);

    public string StateFile => Path.Combine(Home, "server.state");

    public string LockFile => Path.Combine(Home, "server.lock");

    public string WatchLockFile => Path.Combine(Home, "watch.lock");

    public string PasswordFile => Path.Combine(Home, "password");

    public string Npm => Path.Combine(Home, "npm");

    /// <summary>What belongs to the user that the server runs as: the cluster, the socket and the log.</summary>
    public string Server => Path.Combine(Home, "server");

    public string Cluster => Path.Combine(Server, "cluster");

    public string LogFile => Path.Combine(Server, "server.log");

    /// <summary>Makes the data folder.</summary>
    /// <exception cref="ServerException">Its path can't be given to <c>pg_ctl</c>, which passes it through a shell.</exception>
    public void CreateHome()
    {
        if (!OperatingSystem.IsWindows() && Home.AsSpan().IndexOfAny("\"$`\\\n") is var at and >= 0)
            throw new ServerException($"The path of the data folder, {Home}, has the character {Home[at]}, which PostgreSQL's programs can't handle there. Set KB_HOME to another folder.");
        Create(Home, ServerUser.IsNeeded ? Enterable : Private);
    }

    /// <summary>Makes the server's own folder; under root it is given to the user that the server runs as.</summary>
    public async Task CreateServer(ServerUser? user, CancellationToken ct)
    {
        Create(Server, Private);
        if (user is null) return;
        if (!Directory.Exists(Cluster)) await Command.Run(["chown", $"{user.Uid}:{user.Gid}", Server], ct);
        if (!await user.Passes("-x", Home, ct))
            throw new ServerException($"The user {user.Name} can't enter the data folder {Home}, and PostgreSQL, which refuses to run as root, runs as {user.Name}. "
                + "Set KB_HOME to a folder that every user can enter, such as /var/lib/knowledgebase, or run this program as an ordinary user.");
        foreach (var folder in new[] { Server, Cluster }.Where(Directory.Exists))
        {
            if (!await user.Passes("-O", folder, ct))
                throw new ServerException($"{folder} doesn't belong to the user {user.Name}, as whom PostgreSQL runs when this program is run by root. "
                    + "Run this program as the folder's owner, or set KB_HOME to another folder.");
        }
    }

    /// <summary>A file that only its owner may read, complete or not there at all.</summary>
    public static void WritePrivate(string file, string text)
    {
        var partial = file + ".new";
        File.Delete(partial);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var writer = new StreamWriter(partial, options)) writer.Write(text);
        File.Move(partial, file, overwrite: true);
    }

    private static void Create(string folder, UnixFileMode mode)
    {
        if (Directory.Exists(folder)) return;
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            return;
        }
        Directory.CreateDirectory(folder, mode);
        // The mode given on creation is narrowed by the umask.
        File.SetUnixFileMode(folder, mode);
    }

    // The server is recognised by the path it was started with, so one folder must have one path.
    private static string Canonical(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        var result = Path.GetPathRoot(full)!;
        foreach (var part in full[result.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            result = Path.Combine(result, part);
            var folder = new DirectoryInfo(result);
            if (folder.LinkTarget is not null) result = Canonical(folder.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? result);
        }
        return result;
    }
}
