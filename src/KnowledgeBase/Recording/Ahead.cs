using System.Runtime.CompilerServices;

namespace KnowledgeBase.Recording;

/// <summary>Makes the next item while the one before is worked on: reading a table, and writing to the database, at the same time.</summary>
internal static class Ahead
{
    public static async IAsyncEnumerable<T> Of<T>(IEnumerable<T> items, [EnumeratorCancellation] CancellationToken ct = default)
    {
        using var from = items.GetEnumerator();
        (bool Is, T Item) move() => from.MoveNext() ? (true, from.Current) : (false, default!);
        var next = Task.Run(move, ct);
        try
        {
            while (await next is (true, var item))
            {
                next = Task.Run(move, ct);
                yield return item;
            }
        }
        finally
        {
            // It may be in the middle of a row.
            await next.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }
}
