using System.Threading.Channels;
using KnowledgeBase.Time;
using Npgsql;

namespace KnowledgeBase.Projections.Rebuilding;

/// <summary>Reads and projects slices of the log on several connections at once, and hands their rows to one writer.</summary>
internal sealed class SliceProjection(NpgsqlDataSource source, string archive, EdtfPadding padding, IReadOnlyDictionary<string, (string Work, int Edition)> sources)
{
    // More would not go faster: beside each of them the server works too.
    private static readonly int Workers = Math.Clamp(Environment.ProcessorCount, 2, 6);

    /// <summary>Projects slices.</summary>
    /// <param name="slices">What to project.</param>
    /// <param name="alone">Whether each event is projected as if there were no others.</param>
    /// <param name="write">Called for one slice after the other, in whatever order they get done.</param>
    /// <param name="ct">Cancels.</param>
    public async Task Run(IEnumerable<LogSlice> slices, bool alone, Func<SliceRows, CancellationToken, Task> write, CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var done = Channel.CreateBounded<SliceRows>(Workers);
        using var waiting = slices.GetEnumerator();
        var reading = Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Task.Run(() => OrStop(() => Work(waiting, alone, done.Writer, stop.Token), stop), CancellationToken.None)));
        var closing = reading.ContinueWith(task => done.Writer.Complete(task.Exception?.InnerException), TaskScheduler.Default);
        try
        {
            await OrStop(
                async () =>
                {
                    await foreach (var rows in done.Reader.ReadAllAsync(stop.Token)) await write(rows, stop.Token);
                },
                stop);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            await reading;
            throw;
        }
        finally
        {
            await closing;
            while (done.Reader.TryRead(out var left)) left.Dispose();
        }
    }

    // Whoever fails stops the others, and is the one whose failure is told.
    private static async Task OrStop(Func<Task> work, CancellationTokenSource stop)
    {
        try
        {
            await work();
        }
        catch
        {
            await stop.CancelAsync();
            throw;
        }
    }

    private async Task Work(IEnumerator<LogSlice> waiting, bool alone, ChannelWriter<SliceRows> done, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        while (Next(waiting) is { } slice)
        {
            var (projector, rows) = (new Projector(archive, padding, sources), new SliceRows(archive));
            if (alone)
            {
                await foreach (var recorded in SliceReader.Read(connection, archive, slice, ct)) rows.AddAlone(projector, recorded);
            }
            else
            {
                rows.AddTogether(projector, await SliceReader.Read(connection, archive, slice, ct).ToListAsync(ct));
            }

            await done.WriteAsync(rows, ct);
        }
    }

    private static LogSlice? Next(IEnumerator<LogSlice> waiting)
    {
        lock (waiting) return waiting.MoveNext() ? waiting.Current : null;
    }
}
