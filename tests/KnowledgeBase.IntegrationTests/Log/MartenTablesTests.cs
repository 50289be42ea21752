namespace KnowledgeBase.IntegrationTests.Log;

/// <summary>The tables that are Marten's, compared with what Marten 9 creates itself: it would drop whatever it does not know.</summary>
public sealed class MartenTablesTests(LogDatabase database) : IClassFixture<LogDatabase>
{
    [Fact]
    public async Task Streams_have_the_columns_that_Marten_gives_them() => (await Columns("mt_streams")).ShouldBe([
        "tenant_id character varying not null '*DEFAULT*'::character varying",
        "id character varying not null -",
        "type character varying null -",
        "version bigint null -",
        "timestamp timestamp with time zone not null now()",
        "created timestamp with time zone not null now()",
        "is_archived boolean null false",
    ]);

    [Fact]
    public async Task Events_have_the_columns_that_Marten_gives_them() => (await Columns("mt_events")).ShouldBe([
        "seq_id bigint not null -",
        "id uuid not null -",
        "stream_id character varying null -",
        "version bigint not null -",
        "data jsonb not null -",
        "bdata bytea null -",
        "type character varying(500) not null -",
        "timestamp timestamp with time zone not null now()",
        "tenant_id character varying null '*DEFAULT*'::character varying",
        "mt_dotnet_type character varying null -",
        "correlation_id character varying null -",
        "causation_id character varying null -",
        "headers jsonb null -",
        "user_name character varying null -",
        "is_archived boolean null false",
    ]);

    [Fact]
    public async Task The_progression_has_the_columns_that_Marten_gives_it() => (await Columns("mt_event_progression")).ShouldBe([
        "name character varying not null -",
        "last_seq_id bigint null -",
        "last_updated timestamp with time zone null transaction_timestamp()",
    ]);

    [Fact]
    public async Task There_are_exactly_the_keys_that_Marten_creates() => (await database.Rows("""
        select conname, pg_get_constraintdef(oid) from pg_constraint
        where conrelid in (select oid from pg_class where relnamespace = 'kb'::regnamespace and relname like 'mt\_%') order by conname
        """)).ShouldBe([
        "fkey_mt_events_stream_id_tenant_id FOREIGN KEY (tenant_id, stream_id) REFERENCES kb.mt_streams(tenant_id, id)",
        "pk_mt_event_progression PRIMARY KEY (name)",
        "pkey_mt_events_seq_id PRIMARY KEY (seq_id)",
        "pkey_mt_streams_tenant_id_id PRIMARY KEY (tenant_id, id)",
    ]);

    [Fact]
    public async Task There_are_exactly_the_indexes_that_Marten_creates() => (await database.Rows(
        "select indexdef from pg_indexes where schemaname = 'kb' and tablename like 'mt\\_%' order by indexname")).ShouldBe([
        "CREATE UNIQUE INDEX pk_mt_event_progression ON kb.mt_event_progression USING btree (name)",
        "CREATE UNIQUE INDEX pk_mt_events_stream_and_version ON kb.mt_events USING btree (tenant_id, stream_id, version)",
        "CREATE UNIQUE INDEX pkey_mt_events_seq_id ON kb.mt_events USING btree (seq_id)",
        "CREATE UNIQUE INDEX pkey_mt_streams_tenant_id_id ON kb.mt_streams USING btree (tenant_id, id)",
    ]);

    [Fact]
    public async Task The_sequence_is_as_Marten_creates_it()
    {
        (await database.Rows("""
            select sequencename, data_type::text, start_value, increment_by, cache_size, cycle from pg_sequences where schemaname = 'kb' and sequencename like 'mt%'
            """)).ShouldBe(["mt_events_sequence bigint 1 1 1 False"]);
        (await database.Rows("select pg_get_serial_sequence('kb.mt_events', 'seq_id')")).ShouldBe(["kb.mt_events_sequence"]);
    }

    private Task<List<string>> Columns(string table) => database.Rows(
        """
        select attname, format_type(atttypid, atttypmod), case when attnotnull then 'not null' else 'null' end,
               coalesce(pg_get_expr(adbin, adrelid), '-')
        from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
        where attrelid = format('kb.%I', $1::text)::regclass and attnum > 0 and not attisdropped
        order by attnum
        """,
        table);
}
