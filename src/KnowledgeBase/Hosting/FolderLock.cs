using System.Diagnostics;

namespace KnowledgeBase.Hosting;

/// <summary>
/// One holder at a time of a lock file. The operating system lets go of it when its holder dies, however it dies; children don't
/// inherit it. The file itself stays.
/// </summary>
internal static class FolderLock
{
    // EWOULDBLOCK of Linux, of macOS and the BSDs, and the sharing violation of Windows.
    private static readonly int[] HeldByAnother = [11, 35, unchecked((int)0x80070020)];

    /// <summary>Waits for the lock; null when it is still held at the end of that time.</summary>
    public static async Task<IDisposable?> Take(string file, TimeSpan patience, CancellationToken ct, Action? onWait = null)
    {
        var waiting = Stopwatch.StartNew();
        for (var first = true; ; first = false)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException held) when (HeldByAnother.Contains(held.HResult))
            {
                if (waiting.Elapsed > patience) return null;
                if (first) onWait?.Invoke();
            }
            await Task.Delay(TimeSpan.FromMilliseconds(30), ct);
        }
    }
}
