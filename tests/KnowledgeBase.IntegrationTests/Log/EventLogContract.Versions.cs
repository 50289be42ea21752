using KnowledgeBase.Log;

namespace KnowledgeBase.IntegrationTests.Log;

public abstract partial class EventLogContract
{
    [Fact]
    public async Task An_append_at_the_expected_version_succeeds()
    {
        await Append(new StreamAppend(Idlib, Events(2), ExpectedVersion: 0));
        await Append(new(Idlib, Events(1), ExpectedVersion: 2), new(Idlib, Events(1), ExpectedVersion: 3));

        (await Log.ReadStream(archive, Idlib)).Count.ShouldBe(4);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(0)]
    public async Task A_version_that_is_stale_or_ahead_or_must_be_new_is_refused(long expected)
    {
        await AppendTo(Idlib, Events(2));

        var refused = await Conflict(new StreamAppend(Idlib, Events(1), expected));

        refused.Conflicts.ShouldBe([new VersionConflict(Idlib, expected, 2)]);
        (await All()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_version_expected_of_a_stream_that_does_not_exist_is_refused() =>
        (await Conflict(new StreamAppend(Idlib, Events(1), 4))).Conflicts.ShouldBe([new VersionConflict(Idlib, 4, 0)]);

    [Fact]
    public async Task All_conflicts_of_an_append_are_reported_at_once()
    {
        await Append(new(Idlib, Events(2)), new(Homs, Events(1)));

        var refused = await Conflict(
            new(Idlib, Events(1), 1), new("zone/daraa", Events(1), 0), new(Homs, Events(1), 0), new("zone/hama", Events(1), 1));

        refused.Conflicts.ShouldBe([new(Idlib, 1, 2), new(Homs, 0, 1), new("zone/hama", 1, 0)]);
        (await All()).Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_write_without_events_guards_a_version()
    {
        await AppendTo(Idlib, Events(2));

        (await Append(new(Idlib, [], 2), new(Homs, Events(1)))).Count.ShouldBe(1);
        (await Conflict(new(Idlib, [], 1), new(Homs, Events(1)))).Conflicts.ShouldBe([new VersionConflict(Idlib, 1, 2)]);
    }

    [Fact]
    public async Task A_refused_append_leaves_the_transaction_usable()
    {
        var stored = await Log.InTransaction(archive, async transaction =>
        {
            await Should.ThrowAsync<ExpectedVersionException>(() => transaction.Append([new(Idlib, Events(1), 7)]));
            return await transaction.Append([new(Idlib, Events(1), 0)]);
        });

        (await All()).ShouldBe(stored);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(150)]
    public async Task Appending_the_same_events_again_writes_nothing(int count)
    {
        var events = Events(count);
        var first = await Append(new StreamAppend(Idlib, events, 0));
        clock.Now += TimeSpan.FromHours(1);

        var second = await Append(new StreamAppend(Idlib, events, 0));

        second.ShouldBe(first);
        (await All()).ShouldBe(first);
        (await Log.Head(archive)).Timestamp.ShouldBe(first[0].Timestamp);
    }

    [Fact]
    public async Task Of_an_append_that_is_known_in_part_only_the_rest_is_written()
    {
        var events = Events(4);
        var first = await AppendTo(Idlib, events[1], events[3]);

        var second = await AppendTo(Idlib, events);

        second.Select(e => (e.Id, e.Position)).ShouldBe([(events[0].Id, 3), (events[1].Id, 1), (events[2].Id, 4), (events[3].Id, 2)]);
        (await All()).Take(2).ShouldBe(first);
        (await Log.Head(archive)).Position.ShouldBe(4);
    }

    [Fact]
    public async Task The_order_of_JSON_keys_and_the_scale_of_numbers_do_not_make_content_differ()
    {
        var e = Event(data: """{"bb": 1.0, "a": {"d": 1, "c": [2]}}""");
        var first = await AppendTo(Idlib, e);

        (await AppendTo(Idlib, e with { Data = """ {"a":{"c":[2],"d":1},"bb":1.00} """ })).ShouldBe(first);
    }

    [Fact]
    public async Task An_id_that_is_taken_by_other_content_or_stream_or_type_is_refused()
    {
        var events = Events(4);
        await AppendTo(Idlib, events);

        var refused = await Should.ThrowAsync<EventIdConflictException>(() => Append(
            new(Idlib, [events[0] with { Data = """{"n": 9}""" }, events[1], events[2] with { Type = "zone.dissolved" }]),
            new(Homs, [Event(), events[3]])));

        refused.Ids.ShouldBe([events[0].Id, events[2].Id, events[3].Id]);
        (await All()).Count.ShouldBe(4);
    }

    [Fact]
    public async Task An_id_repeated_within_one_append_is_one_event()
    {
        var e = Event();

        (await Append(new(Idlib, [e, e]), new(Idlib, [e]))).Select(s => s.Position).ShouldBe([1, 1, 1]);
        (await All()).Count.ShouldBe(1);
        await Should.ThrowAsync<EventIdConflictException>(() => Append(new(Idlib, [Event(), e]), new(Homs, [e])));
    }
}
