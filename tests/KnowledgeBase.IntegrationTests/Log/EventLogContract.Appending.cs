using KnowledgeBase.Log;

namespace KnowledgeBase.IntegrationTests.Log;

public abstract partial class EventLogContract
{
    [Fact]
    public async Task An_empty_archive_has_a_head_at_zero()
    {
        (await Log.Head(archive)).ShouldBe(new LogHead(0, null));
        (await All()).ShouldBeEmpty();
        (await Log.ReadStream(archive, Idlib)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Events_keep_the_order_of_the_call_across_streams()
    {
        var (a, b, c, d) = (Event(), Event(), Event(), Event());

        var stored = await Append(new(Idlib, [a, b]), new(Homs, [c]), new(Idlib, [d]));

        stored.Select(e => (e.Position, e.Id, e.Stream, e.Version)).ShouldBe(
            [(1, a.Id, Idlib, 1), (2, b.Id, Idlib, 2), (3, c.Id, Homs, 1), (4, d.Id, Idlib, 3)]);
        (await All()).Select(e => e.Id).ShouldBe([a.Id, b.Id, c.Id, d.Id]);
        (await Log.ReadStream(archive, Idlib)).Select(e => e.Version).ShouldBe([1, 2, 3]);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(250)]
    public async Task What_an_append_returns_is_what_is_read_later(int count)
    {
        var stored = await AppendTo(Idlib, Events(count));

        stored.Select(e => e.Position).ShouldBe(Enumerable.Range(1, count).Select(n => (long)n));
        (await All()).ShouldBe(stored);
        (await Log.ReadStream(archive, Idlib)).ShouldBe(stored);
        (await Log.Head(archive)).ShouldBe(new LogHead(count, stored[^1].Timestamp));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(120)]
    public async Task Metadata_and_headers_come_back_as_they_were_given(int count)
    {
        var headers = new Dictionary<string, string> { ["client"] = "kb", ["länge"] = "\"10\" 🕊" };
        var events = Events(count).Select(e => e with
        {
            Recorder = "ayşe",
            CorrelationId = "import/1",
            CausationId = "cause",
            Headers = headers,
            DotNetType = "Any.Type, Any",
        });

        await Append(new StreamAppend(Idlib, [.. events, Event() with { Headers = new Dictionary<string, string>() }]));

        var read = await All();
        read[0].ShouldSatisfyAllConditions(
            e => e.Recorder.ShouldBe("ayşe"),
            e => e.CorrelationId.ShouldBe("import/1"),
            e => e.CausationId.ShouldBe("cause"),
            e => e.Headers.ShouldBe(headers, ignoreOrder: true));
        (read[^1].Recorder, read[^1].CorrelationId, read[^1].CausationId, read[^1].Headers).ShouldBe((null, null, null, null));
    }

    [Theory]
    [InlineData("""{"text":"Идлиб — إدلب 🕊 \u0131d\ud83d\ude00"}""", """{"text": "Идлиб — إدلب 🕊 ıd😀"}""")]
    [InlineData("""{ "bb":1, "a":[ ], "ä":{ }, "c":null, "":true, "ａ":0, "😀":1, "xyz":2 }""",
        """{"": true, "a": [], "c": null, "bb": 1, "ä": {}, "xyz": 2, "ａ": 0, "😀": 1}""")]
    [InlineData("""{"a":[1.50,1e3,-0,-0.00,1.5E+1,12e-3,0.10e1,100e-2,-2e-1]}""",
        """{"a": [1.50, 1000, 0, 0.00, 15, 0.012, 1.0, 1.00, -0.2]}""")]
    [InlineData("""{"a":"\b\f\n\r\t\"\\\/\u001f\u007f<>&'"}""", "{\"a\": \"\\b\\f\\n\\r\\t\\\"\\\\/\\u001f\u007f<>&'\"}")]
    public async Task Data_come_back_in_the_form_that_PostgreSQL_prints(string given, string kept)
    {
        var stored = await AppendTo(Idlib, Event(data: given));

        stored[0].Data.ShouldBe(kept);
        (await All())[0].Data.ShouldBe(kept);
    }

    [Theory]
    [InlineData("not json", "not valid JSON")]
    [InlineData("[1]", "not a JSON object")]
    [InlineData("""{"a": 1, "a": 2}""", "not valid JSON")]
    [InlineData("""{"a": "x\u0000y"}""", "NUL")]
    [InlineData("""{"a\u0000": 1}""", "NUL")]
    [InlineData("""{"a": "\ud800"}""", "surrogate")]
    [InlineData("""{"a": 1e99999}""", "digits")]
    public async Task Data_that_cannot_be_stored_are_refused_before_anything_is_written(string data, string reason)
    {
        var bad = Event(data: data);

        var refused = await Should.ThrowAsync<InvalidAppendException>(() => Append(new(Homs, [Event()]), new(Idlib, [bad])));

        refused.Message.ShouldContain(reason);
        refused.Message.ShouldContain(bad.Id.ToString());
        (await All()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("idlib")]
    [InlineData("Zone/idlib")]
    [InlineData("zone/")]
    [InlineData("zone/ idlib")]
    [InlineData("zone//idlib")]
    [InlineData("zone/id\nlib")]
    [InlineData("zone/idlib\n")]
    public async Task A_stream_is_named_kind_slash_slug(string stream) =>
        (await Should.ThrowAsync<InvalidAppendException>(() => AppendTo(stream, Event()))).Message.ShouldContain("kind");

    // An attribute cannot hold half of a surrogate pair.
    [Fact]
    public Task Data_with_half_of_a_surrogate_pair_are_refused() =>
        Data_that_cannot_be_stored_are_refused_before_anything_is_written($$"""{"a": "{{'\ud800'}}"}""", "surrogate");

    [Fact]
    public async Task Metadata_with_a_NUL_and_types_that_are_reserved_are_refused()
    {
        await Should.ThrowAsync<InvalidAppendException>(() => AppendTo(Idlib, Event() with { Recorder = "a\0b" }));
        await Should.ThrowAsync<InvalidAppendException>(() => AppendTo(Idlib, Event() with { Id = Guid.Empty }));
        await Should.ThrowAsync<InvalidAppendException>(() => AppendTo(Idlib, Event("tombstone")));
        await Should.ThrowAsync<InvalidAppendException>(() => AppendTo(Idlib, Event("")));
        (await All()).ShouldBeEmpty();
    }
}
