using System.Globalization;

namespace KnowledgeBase.Hosting;

/// <summary>The unprivileged user that the server runs as when the program is run by root: PostgreSQL refuses root.</summary>
internal sealed record ServerUser(string Name, int Uid, int Gid)
{
    public static bool IsNeeded => !OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess;

    /// <summary>Null when the program isn't run by root; the server then runs as whoever runs the program.</summary>
    /// <exception cref="ServerException">There is no such user.</exception>
    public static ServerUser? ForThisProcess()
    {
        if (!IsNeeded) return null;
        var users = File.ReadLines("/etc/passwd").Select(Parse).OfType<ServerUser>().ToList();
        return users.Find(user => user.Name == "postgres") ?? users.Find(user => user.Name == "nobody")
            ?? throw new ServerException("PostgreSQL refuses to run as root, and /etc/passwd has no user postgres or nobody to run it as. "
                + "Create a user postgres, or run this program as an ordinary user.");
    }

    /// <summary>The command line that runs another one as this user.</summary>
    /// <exception cref="ServerException">No program to change the user with is installed.</exception>
    public IReadOnlyList<string> Wrap(IReadOnlyList<string> line)
    {
        // BusyBox has a setpriv that can't change the user.
        if (Command.OnPath("setpriv") is { } setpriv && !IsBusyBox(setpriv)) return [setpriv, $"--reuid={Uid}", $"--regid={Gid}", "--clear-groups", "--", .. line];
        if (Command.OnPath("runuser") is { } runuser) return [runuser, "-u", Name, "--", .. line];
        if (Command.OnPath("su") is { } su) return [su, "-s", "/bin/sh", "-c", "exec \"$0\" \"$@\"", "--", Name, .. line];
        throw new ServerException($"PostgreSQL refuses to run as root, and none of setpriv, runuser and su is on PATH to run it as {Name}. "
            + "Install util-linux, or run this program as an ordinary user.");
    }

    /// <summary>Whether a condition of <c>test</c> holds for this user.</summary>
    public async Task<bool> Passes(string condition, string path, CancellationToken ct) =>
        (await Command.Run(Wrap(["/bin/sh", "-c", $"[ {condition} \"$0\" ]", path]), ct)).Succeeded;

    private static bool IsBusyBox(string program) => File.ResolveLinkTarget(program, returnFinalTarget: true)?.Name == "busybox";

    private static ServerUser? Parse(string line)
    {
        var fields = line.Split(':');
        return fields.Length > 3 && int.TryParse(fields[2], CultureInfo.InvariantCulture, out var uid) && int.TryParse(fields[3], CultureInfo.InvariantCulture, out var gid) && uid != 0
            ? new ServerUser(fields[0], uid, gid)
            : null;
    }
}
