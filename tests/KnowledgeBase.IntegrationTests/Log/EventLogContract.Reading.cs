using KnowledgeBase.Log;

namespace KnowledgeBase.IntegrationTests.Log;

public abstract partial class EventLogContract
{
    [Fact]
    public async Task The_whole_log_is_read_in_pages_by_position()
    {
        await Append(new(Idlib, Events(3)), new(Homs, Events(4)));

        (await Log.ReadAll(archive, 0, 3)).Select(e => e.Position).ShouldBe([1, 2, 3]);
        (await Log.ReadAll(archive, 3, 3)).Select(e => e.Position).ShouldBe([4, 5, 6]);
        (await Log.ReadAll(archive, 6, 3)).Select(e => e.Position).ShouldBe([7]);
        (await Log.ReadAll(archive, 7, 3)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_stream_is_read_in_pages_by_version()
    {
        await Append(new(Homs, Events(2)), new(Idlib, Events(5)));

        (await Log.ReadStream(archive, Idlib, fromVersion: 2, max: 3)).Select(e => e.Version).ShouldBe([2, 3, 4]);
        (await Log.ReadStream(archive, Idlib, fromVersion: 5)).Select(e => e.Position).ShouldBe([7]);
        (await Log.ReadStream(archive, Idlib, fromVersion: 6)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Events_are_found_by_id()
    {
        var events = Events(3);
        var stored = await AppendTo(Idlib, events);

        (await Log.Find(archive, [events[2].Id, Guid.NewGuid(), events[0].Id, events[2].Id])).ShouldBe([stored[0], stored[2]]);
        (await Log.Find(archive, [Guid.NewGuid()])).ShouldBeEmpty();
    }

    [Fact]
    public async Task Archives_do_not_see_each_other()
    {
        var other = NewArchive();
        var log = await Open(clock, archive, other);
        var e = Event();
        await log.InTransaction(archive, transaction => transaction.Append([new(Idlib, [e, .. Events(2)], 0)]));

        await log.InTransaction(other, transaction => transaction.Append([new(Idlib, [e with { Data = "{}" }], 0)]));

        (await log.ReadAll(other, 0, 10)).Select(s => (s.Position, s.Version, s.Data)).ShouldBe([(1, 1, "{}")]);
        (await log.ReadStream(archive, Idlib)).Count.ShouldBe(3);
        (await log.ReadStream(other, Idlib)).Count.ShouldBe(1);
        (await log.Head(other)).Position.ShouldBe(1);
    }

    [Fact]
    public async Task An_unknown_archive_is_refused_with_the_names_like_it()
    {
        var (near, mistyped) = ($"{archive[..20]}x", $"{archive[..20]}y");
        var log = await Open(clock, near);
        Func<Task>[] calls =
        [
            () => log.ReadAll(mistyped, 0, 10),
            () => log.ReadStream(mistyped, Idlib),
            () => log.Head(mistyped),
            () => log.PositionAt(mistyped, clock.Now),
            () => log.InTransaction(mistyped, transaction => transaction.Append([new(Idlib, Events(1))])),
        ];

        foreach (var call in calls)
        {
            var refused = await Should.ThrowAsync<UnknownArchiveException>(call);
            refused.Archive.ShouldBe(mistyped);
            refused.Nearest.ShouldBe([near]);
            refused.Message.ShouldContain($"Did you mean \"{near}\"");
        }
    }

    [Fact]
    public async Task A_position_is_found_by_its_instant()
    {
        var start = clock.Now;
        for (var hour = 0; hour < 9; hour++)
        {
            clock.Now = start.AddHours(hour);
            await Append(new(Idlib, Events(2)), new(Homs, Events(1)));
        }

        (await Log.PositionAt(archive, start.AddSeconds(-1))).ShouldBe(0);
        for (var hour = 0; hour < 9; hour++)
        {
            (await Log.PositionAt(archive, start.AddHours(hour))).ShouldBe(3 * (hour + 1));
            (await Log.PositionAt(archive, start.AddHours(hour).AddTicks(-1))).ShouldBe(3 * hour);
        }

        (await Log.PositionAt(archive, start.AddHours(2.5).ToOffset(TimeSpan.FromHours(3)))).ShouldBe(9);
    }

    [Fact]
    public async Task A_future_instant_has_no_position()
    {
        await AppendTo(Idlib, Event());
        clock.Now += TimeSpan.FromDays(1);

        (await Log.PositionAt(archive, clock.Now)).ShouldBe(1);
        var refused = await Should.ThrowAsync<FutureInstantException>(() => Log.PositionAt(archive, clock.Now.AddTicks(1)));
        refused.Message.ShouldContain("future");
    }

    [Fact]
    public async Task A_clock_that_goes_back_does_not_take_the_log_with_it()
    {
        var start = clock.Now;
        await AppendTo(Idlib, Event());
        clock.Now = start.AddHours(-1);

        var second = await AppendTo(Idlib, Event());

        second[0].Timestamp.ShouldBe(start.AddMicroseconds(1));
        (await Log.PositionAt(archive, start)).ShouldBe(1);
        (await Log.PositionAt(archive, second[0].Timestamp)).ShouldBe(2);
    }

    [Fact]
    public async Task Timestamps_are_whole_microseconds_in_UTC_one_per_append_and_increasing()
    {
        clock.Now = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.FromHours(3)).AddTicks(19);

        var (first, second) = (await AppendTo(Idlib, Events(3)), await AppendTo(Idlib, Events(2)));

        var expected = new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero).AddTicks(10);
        first.ShouldAllBe(e => e.Timestamp.Equals(expected) && e.Timestamp.Offset == TimeSpan.Zero);
        second.ShouldAllBe(e => e.Timestamp == expected.AddMicroseconds(1));
        (await All()).ShouldBe([.. first, .. second]);
    }
}
