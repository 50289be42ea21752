using System.Text;

namespace KnowledgeBase.Hosting;

/// <summary>The server's log file: kept short, and read from where the present start begins.</summary>
internal sealed class ServerLog(string file)
{
    private const long Limit = 10 * 1024 * 1024;
    private long _mark;

    /// <summary>Remembers the present end; a log that has grown long is set aside first, in place of the one set aside before.</summary>
    public void Mark()
    {
        var log = new FileInfo(file);
        if (log is { Exists: true, Length: > Limit }) File.Move(file, file + ".old", overwrite: true);
        log.Refresh();
        _mark = log.Exists ? log.Length : 0;
    }

    /// <summary>The last lines since the mark.</summary>
    public string SinceMark(int count)
    {
        if (!File.Exists(file)) return "";
        using var log = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        log.Position = Math.Max(_mark, log.Length - (64 * 1024));
        using var reader = new StreamReader(log, Encoding.UTF8);
        return string.Join('\n', reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).TakeLast(count));
    }
}
