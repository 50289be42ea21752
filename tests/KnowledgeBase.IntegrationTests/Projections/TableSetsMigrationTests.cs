using KnowledgeBase.Log;
using Npgsql;

namespace KnowledgeBase.IntegrationTests.Projections;

/// <summary>A database from before each archive had tables of its own.</summary>
public sealed class TableSetsMigrationTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Rows_go_to_the_tables_of_their_archive()
    {
        await using var source = NpgsqlDataSource.Create(await postgres.CreateDatabase());
        var steps = MigrationStep.Embedded(typeof(Migrator).Assembly);
        await new Migrator(source, [.. steps.TakeWhile(step => step.Name != "030_table_sets")]).Migrate(TestContext.Current.CancellationToken);
        await Execute("""
            insert into kb.archive (name, created) values ('a', now()), ('b', now()), ('empty', now());
            insert into kb.entry (archive, position, event_id, seq_id, stream, recorded_at) values ('a', 1, gen_random_uuid(), 1, 's/s', now()), ('a', 2, gen_random_uuid(), 2, 's/s', now());
            insert into kb.projection (archive, version) values ('a', 2);
            insert into kb.dependency (archive, needs, entity) values ('a', 'x/1', 'y/1'), ('a', 'x/2', 'y/2'), ('b', 'x/1', 'y/1');
            insert into kb.replacement (archive, event_position, position_from, old, record, stands) values ('a', 2, 2, 'old', 'new', true);
            insert into kb.search (archive, event_position, position_from, stream, type, record, text, folded) values ('a', 1, 1, 's/s', 't', 'r', 'Idlib', 'idlib'), ('b', 1, 1, 's/s', 't', 'r', 'Homs', 'homs');
            """);

        await new Migrator(source).Migrate(TestContext.Current.CancellationToken);

        (await Rows("select archive || ' ' || version || ' ' || position || ' ' || live from kb.projection order by archive")).ShouldBe(["a 2 2 true", "b 1 0 true", "empty 1 0 true"]);
        (await Rows($"select needs from kb.dependency_{await Set("a")} order by 1")).ShouldBe(["x/1", "x/2"]);
        (await Rows($"select needs from kb.dependency_{await Set("b")} order by 1")).ShouldBe(["x/1"]);
        (await Rows($"select old || ' ' || record || ' ' || stands from kb.replacement_{await Set("a")}")).ShouldBe(["old new true"]);
        (await Rows($"select text || ' ' || words::text from kb.search_{await Set("a")} where words @@ to_tsquery('simple', 'idlib')")).ShouldBe(["Idlib 'idlib':1"]);
        (await Rows($"select indexdef from pg_indexes where tablename = 'search_{await Set("a")}' and indexdef like '% USING gin %'")).Count.ShouldBe(1);
        await Execute("insert into kb.archive (name, created) values ('new', now()); delete from kb.archive where name = 'b'");
        (await Rows($"select count(*)::text from pg_indexes where schemaname = 'kb' and tablename = 'claim_{await Set("new")}'"))
            .ShouldBe(await Rows($"select count(*)::text from pg_indexes where schemaname = 'kb' and tablename = 'claim_{await Set("a")}'"));
        (await Rows("select count(*)::text from pg_tables where schemaname = 'kb' and tablename like 'dependency%'")).ShouldBe(["3"]);
        (await Rows("select count(*)::text from kb_shape.dependency")).ShouldBe(["0"]);

        async Task<string> Set(string archive) => (await Rows($"select id::text from kb.projection where archive = '{archive}'"))[0];
        async Task Execute(string sql)
        {
            await using var command = source.CreateCommand(sql);
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        async Task<List<string>> Rows(string sql)
        {
            await using var command = source.CreateCommand(sql);
            await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
            var rows = new List<string>();
            while (await reader.ReadAsync(TestContext.Current.CancellationToken)) rows.Add(reader.GetString(0));
            return rows;
        }
    }
}
