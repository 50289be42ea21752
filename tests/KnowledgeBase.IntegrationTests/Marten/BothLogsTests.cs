using KnowledgeBase.IntegrationTests.Log;
using KnowledgeBase.Log;

namespace KnowledgeBase.IntegrationTests.Marten;

/// <summary>The log through Marten and the one through Npgsql are one log.</summary>
public sealed class BothLogsTests(MartenDatabase database) : IClassFixture<MartenDatabase>
{
    private readonly HandClock _clock = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_are_identical()
    {
        var events = Events(60);
        StreamAppend[] first = [new("zone/a", events[..5], 0), new("zone/b", events[5..9], 0), new("zone/a", events[9..12], 5)];
        StreamAppend[] second = [new("zone/c", events[12..30]), new("zone/b", events[30..40]), new("zone/c", events[40..])];

        foreach (var (archive, log) in new[] { ("by-marten", await database.Open(_clock, "by-marten")), ("by-npgsql", await database.Database.Open(_clock, "by-npgsql")) })
        {
            foreach (var part in new[] { first, second }) await log.InTransaction(archive, transaction => transaction.Append(part, Ct), Ct);
        }

        await Same("select to_jsonb(m) - 'tenant_id' - 'seq_id', headers is null, rank() over (order by seq_id) from kb.mt_events m where tenant_id = $1 order by seq_id");
        await Same("select to_jsonb(e) - 'archive' - 'seq_id', rank() over (order by seq_id) from kb.entry e where archive = $1 order by position");
        // The times of a stream's row are the server's with Marten, and the recording time without; nothing reads them.
        await Same("select to_jsonb(s) - 'tenant_id' - 'timestamp' - 'created' from kb.mt_streams s where tenant_id = $1 order by id");
        (await database.Database.Rows("select count(*) from kb.mt_events where stream_id = 'mt_tombstone'")).ShouldBe(["0"]);
    }

    [Fact]
    public async Task A_large_append_keeps_its_order_through_either()
    {
        var writes = Events(5_000).Select((e, n) => new StreamAppend($"statement/{n * 7 % 60}", [e])).ToList();
        foreach (var (archive, log) in new[] { ("large-by-marten", await database.Open(_clock, "large-by-marten")), ("large-by-npgsql", await database.Database.Open(_clock, "large-by-npgsql")) })
        {
            var stored = await log.InTransaction(archive, transaction => transaction.Append(writes, Ct), Ct);
            Same(await log.ReadAll(archive, 0, int.MaxValue, Ct), stored);
            (await database.Database.Rows("select count(*) from (select seq_id < lag(seq_id) over (order by position) as back from kb.entry where archive = $1) e where back", archive)).ShouldBe(["0"]);
        }

        var (marten, npgsql) = (await database.Open(_clock, "large-by-npgsql"), await database.Database.Open(_clock, "large-by-npgsql"));
        Same(await marten.ReadAll("large-by-npgsql", 0, int.MaxValue, Ct), await npgsql.ReadAll("large-by-npgsql", 0, int.MaxValue, Ct));
        Same(await marten.ReadAll("large-by-marten", 0, int.MaxValue, Ct), await npgsql.ReadAll("large-by-npgsql", 0, int.MaxValue, Ct));
    }

    [Fact]
    public async Task Each_reads_and_continues_what_the_other_wrote()
    {
        var (marten, npgsql) = (await database.Open(_clock, "mixed"), await database.Database.Open(_clock, "mixed"));
        var version = 0L;
        foreach (var log in new[] { marten, npgsql, marten, npgsql, npgsql, marten })
        {
            await log.InTransaction("mixed", transaction => transaction.Append([new("zone/a", Events(3), version), new("zone/b", Events(2))], Ct), Ct);
            version += 3;
        }

        var all = await npgsql.ReadAll("mixed", 0, int.MaxValue, Ct);
        all.Select(e => e.Position).ShouldBe(Enumerable.Range(1, 30).Select(n => (long)n));
        Same(await marten.ReadAll("mixed", 0, int.MaxValue, Ct), all);
        Same(await marten.ReadAll("mixed", 7, 9, Ct), await npgsql.ReadAll("mixed", 7, 9, Ct));
        Same(await marten.ReadStream("mixed", "zone/a", 4, 6, Ct), await npgsql.ReadStream("mixed", "zone/a", 4, 6, Ct));
        Guid[] ids = [all[20].Id, all[3].Id, Guid.NewGuid()];
        Same(await marten.Find("mixed", ids, Ct), await npgsql.Find("mixed", ids, Ct));
        foreach (var (writer, other) in new[] { (marten, npgsql), (npgsql, marten) })
        {
            var events = Events(2);
            await writer.InTransaction("mixed", transaction => transaction.Append([new("zone/c", events)], Ct), Ct);
            (await other.InTransaction("mixed", transaction => transaction.Append([new("zone/c", events)], Ct), Ct)).Select(e => e.Id).ShouldBe(events.Select(e => e.Id));
        }

        (await npgsql.Head("mixed", Ct)).Position.ShouldBe(34);
    }

    [Fact]
    public async Task What_Marten_applications_may_write_is_read_alike()
    {
        var (marten, npgsql) = (await database.Open(_clock, "odd"), await database.Database.Open(_clock, "odd"));
        await database.Database.Execute("""
            insert into kb.mt_streams (tenant_id, id, version) values ('odd', 'zone/a', 4);
            insert into kb.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type, headers, is_archived)
            values (nextval('kb.mt_events_sequence'), gen_random_uuid(), 'zone/a', 1, '{"n": 1.50}', 'no.such.type', now(), 'odd', null, 'null', false),
                   (nextval('kb.mt_events_sequence'), gen_random_uuid(), 'zone/a', 2, '{}', 'zone.established', now(), 'odd', '', '{"n": 7, "at": "2017-05-04T12:00:00Z"}', false),
                   (nextval('kb.mt_events_sequence'), gen_random_uuid(), 'zone/a', 3, '{}', 'zone.established', now(), 'odd', 'System.String, System.Private.CoreLib', '{}', true),
                   (nextval('kb.mt_events_sequence'), gen_random_uuid(), 'zone/a', 4, '{}', 'zone.established', now(), 'odd', 'No.Such, Thing', null, null);
            insert into kb.entry select 'odd', version, id, seq_id, stream_id, '2026-01-01' from kb.mt_events where tenant_id = 'odd';
            """);

        var read = await npgsql.ReadAll("odd", 0, 10, Ct);

        read.Select(e => e.Type).ShouldBe(["no.such.type", "zone.established", "zone.established", "zone.established"]);
        Same(await marten.ReadAll("odd", 0, 10, Ct), read);
    }

    [Fact]
    public async Task Eight_writers_of_both_kinds_give_dense_positions_in_the_order_of_commits()
    {
        const int appends = 100;
        IEventLog[] logs = [await database.Open(TimeProvider.System, "eight"), await database.Database.Open(TimeProvider.System, "eight")];
        var writers = Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            for (var n = 0; n < appends; n++)
                await logs[writer % 2].InTransaction("eight", transaction => transaction.Append([new($"statement/{writer}", Events(1), n), new("zone/shared", Events(1))], Ct), Ct);
        })).ToArray();

        var seen = new List<StoredEvent>();
        while (seen.Count < 2 * 8 * appends)
        {
            var finished = writers.All(writer => writer.IsCompleted);
            var page = await logs[seen.Count / 2 % 2].ReadAll("eight", seen.Count, 99, Ct);
            page.Select(e => e.Position).ShouldBe(Enumerable.Range(seen.Count + 1, page.Count).Select(n => (long)n));
            (page.Count > 0 || !finished).ShouldBeTrue();
            seen.AddRange(page);
        }

        await Task.WhenAll(writers);
        Same(await logs[0].ReadAll("eight", 0, int.MaxValue, Ct), seen);
        Same(await logs[1].ReadAll("eight", 0, int.MaxValue, Ct), seen);
        seen.Where(e => e.Stream == "zone/shared").Select(e => e.Version).ShouldBe(Enumerable.Range(1, 8 * appends).Select(n => (long)n));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_stream_that_an_application_makes_at_the_same_moment_is_no_harm(bool throughMarten)
    {
        var archive = throughMarten ? "raced-1" : "raced-2";
        var log = throughMarten ? await database.Open(_clock, archive) : await database.Database.Open(_clock, archive);
        await using var connection = await database.Database.Source.OpenConnectionAsync(Ct);
        await using var application = await connection.BeginTransactionAsync(Ct);
        await using (var append = connection.CreateCommand())
        {
            append.CommandText = $"""
                insert into kb.mt_streams (tenant_id, id, version) values ('{archive}', 'zone/a', 1);
                insert into kb.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, is_archived)
                values (nextval('kb.mt_events_sequence'), gen_random_uuid(), 'zone/a', 1, '{"{}"}', 't', now(), '{archive}', false);
                """;
            await append.ExecuteNonQueryAsync(Ct);
        }

        var events = Events(2);
        var ours = log.InTransaction(archive, transaction => transaction.Append([new("zone/a", events)], Ct), Ct);
        (await Hosting.Ask.Becomes(async () => (await database.Database.Rows("select count(*) from pg_locks where not granted and locktype = 'transactionid'"))[0] != "0", TimeSpan.FromSeconds(30))).ShouldBeTrue();
        await application.CommitAsync(Ct);

        (await Should.ThrowAsync<AppendedMeanwhileException>(ours)).Message.ShouldContain("do it again");
        (await log.InTransaction(archive, transaction => transaction.Append([new("zone/a", events)], Ct), Ct)).Select(e => (e.Position, e.Version)).ShouldBe([(1, 2), (2, 3)]);
        (await database.Database.Rows("select count(*) from kb.mt_events where stream_id = 'mt_tombstone'")).ShouldBe(["0"]);
    }

    private static NewEvent[] Events(int count) => [.. Enumerable.Range(1, count).Select(n => new NewEvent(Guid.NewGuid(), n % 3 == 0 ? "made.up" : "zone.established", $$"""{"n": {{n}}, "x": "ü", "a": 1.50}""")
    {
        DotNetType = n % 2 == 0 ? "Any.Type, Any" : null,
        Recorder = n % 3 == 0 ? "ayşe" : null,
        CorrelationId = n % 5 == 0 ? "import" : null,
        CausationId = n % 7 == 0 ? "cause" : null,
        Headers = n % 4 == 0 ? new Dictionary<string, string> { ["k"] = $"{n}", ["länge"] = "2017-05-04T12:00:00Z" } : null,
    })];

    // Records compare their headers by reference.
    private static void Same(IEnumerable<StoredEvent> actual, IEnumerable<StoredEvent> expected) => actual.Select(Text).ShouldBe(expected.Select(Text));

    private static string Text(StoredEvent e) =>
        $"{e with { Headers = null }} {(e.Headers is null ? "none" : string.Join(", ", e.Headers.OrderBy(header => header.Key, StringComparer.Ordinal)))}";

    private async Task Same(string sql)
    {
        var expected = await database.Database.Rows(sql, "by-npgsql");
        expected.ShouldNotBeEmpty();
        (await database.Database.Rows(sql, "by-marten")).ShouldBe(expected);
    }
}
