using System.Data.Common;
using KnowledgeBase.Log;
using Npgsql;

namespace KnowledgeBase.IntegrationTests.Log;

/// <summary>What the PostgreSQL log leaves in the tables.</summary>
public sealed class PostgresRowTests(LogDatabase database) : IClassFixture<LogDatabase>
{
    private readonly HandClock clock = new();

    [Fact]
    public async Task Copied_and_inserted_rows_are_identical()
    {
        var events = Enumerable.Range(1, 40).Select(n => new NewEvent(Guid.NewGuid(), "zone.established", $$"""{"n": {{n}}, "x": "ü"}""")
        {
            DotNetType = n % 2 == 0 ? "Any.Type, Any" : null,
            Recorder = n % 3 == 0 ? "ayşe" : null,
            CorrelationId = n % 5 == 0 ? "import" : null,
            CausationId = n % 7 == 0 ? "cause" : null,
            Headers = n % 4 == 0 ? new Dictionary<string, string> { ["k"] = $"{n}" } : null,
        }).ToArray();
        StreamAppend[] first = [new("zone/a", events[..5], 0), new("zone/b", events[5..9], 0)];
        StreamAppend[] second = [new("zone/c", events[9..20]), new("zone/a", events[20..30]), new("zone/c", events[30..])];

        foreach (var (archive, threshold) in new[] { ("inserted", int.MaxValue), ("copied", 1) })
        {
            await database.Open(clock, archive);
            var log = new PostgresEventLog(database.Source, clock) { Tables = new NpgsqlEventTables { BulkThreshold = threshold } };
            await log.InTransaction(archive, transaction => transaction.Append(first));
            await log.InTransaction(archive, transaction => transaction.Append(second));
        }

        await ShouldBeSame("select to_jsonb(s) - 'tenant_id' from kb.mt_streams s where tenant_id = $1 order by id");
        await ShouldBeSame("""
            select to_jsonb(m) - 'tenant_id' - 'seq_id', headers is null from kb.mt_events m where tenant_id = $1 order by seq_id
            """);
        await ShouldBeSame("select to_jsonb(e) - 'archive' - 'seq_id' from kb.entry e where archive = $1 order by seq_id");
    }

    [Fact]
    public async Task The_normal_form_of_JSON_is_the_servers_own()
    {
        var random = new RandomJson(17);
        var data = Enumerable.Range(0, 1000).Select(_ => $$"""{"value":{{random.Value()}}}""");
        var events = data.Select(json => new NewEvent(Guid.NewGuid(), "t", json)).ToArray();
        var log = await database.Open(clock, "json");

        var stored = await log.InTransaction("json", transaction => transaction.Append([new("zone/a", events)]));

        (await log.ReadAll("json", 0, int.MaxValue)).Select(e => e.Data).ShouldBe(stored.Select(e => e.Data));
    }

    [Fact]
    public async Task Rows_are_as_Marten_writes_them()
    {
        var log = await database.Open(clock, "rows");
        var e = new NewEvent(Guid.NewGuid(), "zone.established", "{}");

        await log.InTransaction("rows", transaction => transaction.Append([new("zone/a", [e])]));

        (await database.Rows("select type, version, is_archived, timestamp = created from kb.mt_streams where tenant_id = 'rows'"))
            .ShouldBe(["null 1 False True"]);
        (await database.Rows("""
            select m.is_archived, m.headers, m.bdata, m.mt_dotnet_type, m.user_name, m.timestamp = e.recorded_at
            from kb.mt_events m join kb.entry e using (seq_id) where m.tenant_id = 'rows'
            """)).ShouldBe(["False null null null null True"]);
    }

    [Theory]
    [InlineData("update kb.mt_events set type = 'x'")]
    [InlineData("delete from kb.mt_events")]
    [InlineData("truncate kb.mt_events")]
    [InlineData("truncate kb.mt_streams cascade")]
    [InlineData("update kb.entry set position = position + 100")]
    [InlineData("delete from kb.entry")]
    [InlineData("truncate kb.entry")]
    [InlineData("set kb.dropping_archive = 'another'; delete from kb.mt_events")]
    public async Task The_database_refuses_to_change_what_was_recorded(string sql)
    {
        var log = await database.Open(clock, "kept");
        await log.InTransaction("kept", transaction => transaction.Append([new("zone/a", [new(Guid.NewGuid(), "t", "{}")])]));

        (await Should.ThrowAsync<PostgresException>(() => database.Execute(sql))).MessageText.ShouldContain("is append-only");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_table_of_the_callers_is_committed_or_rolled_back_with_the_events(bool commits)
    {
        var archive = commits ? "extended-1" : "extended-2";
        await database.Execute("create table if not exists public.own (archive text)");
        var log = await database.Open(clock, archive);

        async Task<bool> Work(ILogTransaction transaction)
        {
            await transaction.Append([new("zone/a", [new(Guid.NewGuid(), "t", "{}")])]);
            await Insert(transaction.Transaction!, archive);
            return commits ? true : throw new TimeoutException();
        }

        var work = log.InTransaction(archive, Work);
        await (commits ? work : Should.ThrowAsync<TimeoutException>(work) as Task);

        (await log.Head(archive)).Position.ShouldBe(commits ? 1 : 0);
        (await database.Rows("select count(*) from public.own where archive = $1", archive)).ShouldBe([commits ? "1" : "0"]);
    }

    [Fact]
    public async Task Events_that_a_Marten_application_appended_alone_and_tombstones_are_not_read()
    {
        var log = await database.Open(clock, "shared");
        await log.InTransaction("shared", transaction => transaction.Append([new("zone/a", [new(Guid.NewGuid(), "t", "{}")])]));
        await database.Execute("""
            insert into kb.mt_streams (tenant_id, id, version) values ('shared', 'mt_tombstone', 0);
            update kb.mt_streams set version = 2 where tenant_id = 'shared' and id = 'zone/a';
            insert into kb.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id)
            values (nextval('kb.mt_events_sequence'), gen_random_uuid(), 'zone/a', 2, '{}', 't', now(), 'shared'),
                   (nextval('kb.mt_events_sequence'), gen_random_uuid(), 'mt_tombstone', 9, '{}', 'tombstone', now(), 'shared');
            """);

        var next = await log.InTransaction(
            "shared", transaction => transaction.Append([new("zone/a", [new(Guid.NewGuid(), "t", "{}")], 2)]));

        (await log.ReadAll("shared", 0, 10)).Select(e => (e.Position, e.Version)).ShouldBe([(1, 1), (2, 3)]);
        (await log.ReadStream("shared", "zone/a")).Select(e => e.Version).ShouldBe([1, 3]);
        next[0].Position.ShouldBe(2);
    }

    private static async Task Insert(DbTransaction transaction, string archive)
    {
        await using var command = new NpgsqlCommand("insert into public.own values ($1)", (NpgsqlConnection)transaction.Connection!);
        command.Parameters.AddWithValue(archive);
        await command.ExecuteNonQueryAsync();
    }

    private async Task ShouldBeSame(string sql)
    {
        var inserted = await database.Rows(sql, "inserted");
        inserted.ShouldNotBeEmpty();
        (await database.Rows(sql, "copied")).ShouldBe(inserted);
    }
}
