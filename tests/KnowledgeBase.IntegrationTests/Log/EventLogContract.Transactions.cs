using KnowledgeBase.Log;

namespace KnowledgeBase.IntegrationTests.Log;

public abstract partial class EventLogContract
{
    [Fact]
    public async Task A_transaction_sees_its_own_appends_and_nobody_else_does()
    {
        var before = await AppendTo(Idlib, Events(2));
        var added = Events(3);

        await Log.InTransaction(archive, async transaction =>
        {
            transaction.Head.Position.ShouldBe(2);
            var first = await transaction.Append([new(Idlib, [added[0]], 2)]);
            var second = await transaction.Append([new(Idlib, [added[1]], 3), new(Homs, [added[2]], 0)]);

            transaction.Head.ShouldBe(new LogHead(5, second[0].Timestamp));
            second[0].Timestamp.ShouldBeGreaterThan(first[0].Timestamp);
            (await transaction.ReadStream(Idlib)).ShouldBe([.. before, .. first, second[0]]);
            (await transaction.Find([added[2].Id, Guid.NewGuid(), before[1].Id, added[2].Id])).ShouldBe([before[1], second[1]]);
            (await transaction.Append([new(Idlib, [added[0]])])).ShouldBe(first);

            (await All()).Count.ShouldBe(2);
            (await Log.Head(archive)).Position.ShouldBe(2);
            return true;
        });

        (await All()).Count.ShouldBe(5);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(200)]
    public async Task What_is_discarded_is_seen_within_the_transaction_and_nowhere_after_it(int count)
    {
        var events = Events(count);

        var seen = await Log.InTransaction(archive, async transaction =>
        {
            await transaction.Append([new(Idlib, events)]);
            transaction.Discard();
            return (await transaction.ReadStream(Idlib)).Count;
        });

        seen.ShouldBe(count);
        (await All()).ShouldBeEmpty();
        (await AppendTo(Idlib, Events(1)))[0].Position.ShouldBe(1);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(200)]
    public async Task When_the_work_throws_nothing_remains(int count)
    {
        var events = Events(count);
        await Should.ThrowAsync<TimeoutException>(() => Log.InTransaction<bool>(archive, async transaction =>
        {
            await transaction.Append([new(Idlib, events, 0)]);
            throw new TimeoutException();
        }));

        (await All()).ShouldBeEmpty();
        (await Log.Head(archive)).ShouldBe(new LogHead(0, null));
        (await Append(new StreamAppend(Idlib, events, 0)))[0].ShouldSatisfyAllConditions(
            e => e.Position.ShouldBe(1), e => e.Version.ShouldBe(1));
    }

    [Fact]
    public async Task Writers_to_one_archive_wait_for_each_other()
    {
        var entered = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        var first = Log.InTransaction(archive, async transaction =>
        {
            entered.SetResult();
            await release.Task;
            return await transaction.Append([new(Idlib, Events(1), 0)]);
        });
        await entered.Task;

        var second = Append(new StreamAppend(Idlib, Events(1), 1));
        (await Task.WhenAny(second, Task.Delay(100))).ShouldNotBe(second);
        release.SetResult();

        (await first)[0].Position.ShouldBe(1);
        (await second)[0].Position.ShouldBe(2);
    }

    [Fact]
    public async Task A_cancelled_transaction_leaves_nothing()
    {
        using var cancelled = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(() => Log.InTransaction(
            archive,
            async transaction =>
            {
                await transaction.Append([new(Idlib, Events(1))]);
                await cancelled.CancelAsync();
                return true;
            },
            cancelled.Token));

        (await All()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Eight_writers_of_500_appends_give_dense_positions_that_a_tailing_reader_sees_in_order()
    {
        const int Writers = 8;
        const int Appends = 500;
        var log = await Open(TimeProvider.System, archive);
        var writers = Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            for (var n = 0; n < Appends; n++)
            {
                await log.InTransaction(
                    archive, transaction => transaction.Append([new($"statement/{writer}", [Event()], n), new(Idlib, [Event()])]));
            }
        })).ToArray();

        var seen = new List<StoredEvent>();
        while (seen.Count < 2 * Writers * Appends)
        {
            var finished = writers.All(writer => writer.IsCompleted);
            var page = await log.ReadAll(archive, seen.Count, 333);
            page.Select(e => e.Position).ShouldBe(Enumerable.Range(seen.Count + 1, page.Count).Select(n => (long)n));
            (page.Count > 0 || !finished).ShouldBeTrue();
            seen.AddRange(page);
        }

        await Task.WhenAll(writers);
        (await log.ReadAll(archive, 0, int.MaxValue)).ShouldBe(seen);
        seen.Chunk(2).ShouldAllBe(pair => pair[0].Timestamp == pair[1].Timestamp);
        seen.Chunk(2).Zip(seen.Chunk(2).Skip(1)).ShouldAllBe(pairs => pairs.First[0].Timestamp < pairs.Second[0].Timestamp);
        seen.Where(e => e.Stream == Idlib).Select(e => e.Version).ShouldBe(Enumerable.Range(1, Writers * Appends).Select(n => (long)n));
    }
}
