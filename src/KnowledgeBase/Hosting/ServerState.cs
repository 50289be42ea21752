using System.Globalization;

namespace KnowledgeBase.Hosting;

/// <summary>
/// What the next command needs to reuse a running server, in one small file: version, process id, program folder and connection
/// string, a line each. It may be stale at any time; whoever reads it tries the connection.
/// </summary>
internal sealed record ServerState(string Version, int Pid, string BinFolder, string ConnectionString)
{
    public static ServerState? Read(ServerFolder folder)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(folder.StateFile);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        return lines.Length >= 4 && int.TryParse(lines[1], NumberStyles.None, CultureInfo.InvariantCulture, out var pid)
            ? new ServerState(lines[0], pid, lines[2], lines[3])
            : null;
    }

    public void Write(ServerFolder folder) => ServerFolder.WritePrivate(folder.StateFile, $"{Version}\n{Pid}\n{BinFolder}\n{ConnectionString}\n");

    public static void Delete(ServerFolder folder) => File.Delete(folder.StateFile);

    public ServerAddress ToAddress(bool startedNow) => new(ConnectionString, Version, startedNow);
}
