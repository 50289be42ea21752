using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;

namespace KnowledgeBase.Benchmarks.Peers;

/// <summary>A MariaDB server of this run's own, in a folder, on a Unix socket.</summary>
internal sealed class MariaDbServer(string folder) : IAsyncDisposable
{
    private const string Program = "mariadbd";
    private static readonly TimeSpan Starting = TimeSpan.FromSeconds(60);
    private readonly ConcurrentQueue<string> _said = [];
    private Process? _process;

    /// <summary>Where the server's program is; null when it is not installed.</summary>
    public static string? Path { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator).Append("/usr/sbin")
        .Select(place => System.IO.Path.Combine(place, Program)).FirstOrDefault(File.Exists);

    // A socket's path may have 107 bytes.
    public string Socket => System.IO.Path.Combine(folder, "s");

    private string Data => System.IO.Path.Combine(folder, "data");

    public async Task<MySqlSession> Start()
    {
        // Without tables of privileges it needs no more than an empty folder.
        Directory.CreateDirectory(Data);
        // As durable as PostgreSQL by default, and with as much memory as shared_buffers has on the machine these figures are made for.
        _process = Run("--no-defaults", $"--datadir={Data}", $"--socket={Socket}", "--skip-networking", "--skip-grant-tables", "--secure-file-priv=", "--innodb-buffer-pool-size=1280M", $"--pid-file={System.IO.Path.Combine(folder, "pid")}");
        var clock = Stopwatch.StartNew();
        while (true)
        {
            if (_process.HasExited || clock.Elapsed > Starting) throw new InvalidOperationException($"{Path} did not start: {string.Join(' ', _said.TakeLast(5))}");
            try
            {
                return await MySqlSession.Open(Socket);
            }
            catch (SocketException)
            {
                await Task.Delay(100);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is null) return;
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    private static string[] User => Environment.UserName == "root" ? ["--user=root"] : [];

    private Process Run(params ReadOnlySpan<string> arguments)
    {
        var start = new ProcessStartInfo(Path!) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (ReadOnlySpan<string>)[.. arguments, .. User]) start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, line) => _said.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }
}
