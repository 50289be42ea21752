using JasperFx;
using KnowledgeBase.Events;
using KnowledgeBase.IntegrationTests.Cli;
using KnowledgeBase.Recording;

namespace KnowledgeBase.IntegrationTests.Marten;

/// <summary>An application built on Marten, on the archives of this program.</summary>
public sealed class MartenApplicationTests(KbProgram kb) : IClassFixture<KbProgram>
{
    private const string Catalog = """
        select table_name, column_name, data_type, is_nullable, column_default from information_schema.columns where table_schema = 'kb' and table_name in ('mt_streams', 'mt_events', 'mt_event_progression')
        union all select tablename, indexname, indexdef, '', '' from pg_indexes where schemaname = 'kb' and tablename in ('mt_streams', 'mt_events', 'mt_event_progression')
        union all select conrelid::regclass::text, conname, pg_get_constraintdef(oid), '', '' from pg_constraint where conrelid in ('kb.mt_streams'::regclass, 'kb.mt_events'::regclass, 'kb.mt_event_progression'::regclass)
        union all select tgrelid::regclass::text, tgname, pg_get_triggerdef(oid), '', '' from pg_trigger where not tgisinternal and tgrelid = 'kb.mt_events'::regclass
        order by 1, 2, 3
        """;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Its_projection_follows_the_archive_and_what_it_appends_is_in_answers_after_catching_up()
    {
        await With("shared", Dossier);
        var before = await kb.Database.Rows(Catalog);
        await using var store = StatementsStore.Open(kb.Database.ConnectionString);
        #region prepare
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync(AutoCreate.CreateOnly);
        #endregion
        (await kb.Database.Rows(Catalog)).ShouldBe(before);
        (await kb.Database.Rows("select relname from pg_class where relnamespace = 'kb'::regnamespace and relkind = 'r' and relname like 'mt%' order by 1")).ShouldBe(["mt_doc_deadletterevent", "mt_event_progression", "mt_events", "mt_high_water_skips", "mt_streams"]);
        using var daemon = await store.BuildProjectionDaemonAsync();
        await daemon.StartAllAsync();
        await daemon.WaitForNonStaleData(TimeSpan.FromSeconds(60));
        (await Counts(store, "shared")).ShouldBe(["actor/iran 2017-05: 1", "actor/russia 2017-05: 2", "actor/russia 2017-06: 1"]);

        #region append
        await using (var session = store.LightweightSession("shared"))
        {
            session.LastModifiedBy = "reporter";
            session.Events.Append("statement/full-ceasefire", new StatementMade
            {
                Record = "full-ceasefire",
                Source = "source/tass-astana-4",
                Speaker = "actor/iran",
                Kind = StatementKind.Announcement,
                On = WorldDate.Of("2017-05-31"),
                Text = "A ceasefire everywhere becomes possible.",
            });
            await session.SaveChangesAsync();
        }
        #endregion

        await daemon.WaitForNonStaleData(TimeSpan.FromSeconds(60));
        (await Counts(store, "shared")).ShouldBe(["actor/iran 2017-05: 2", "actor/russia 2017-05: 2", "actor/russia 2017-06: 1"]);
        (await kb.Run("statements", "--archive", "shared")).Done().ShouldNotContain("full-ceasefire");
        (await kb.Run("projections", "catch-up", "--archive", "shared")).Done().ShouldStartWith("Took in 1 event, up to position 29 ");
        (await kb.Run("statements", "--archive", "shared")).Done().ShouldContain("statement/full-ceasefire");
        (await kb.Run("import", kb.Write("more.yaml", Statement("d", "actor/iran", "2017-05-31")), "--archive", "shared", "--event-log", "marten")).Done();
        await daemon.WaitForNonStaleData(TimeSpan.FromSeconds(60));
        (await Counts(store, "shared"))[0].ShouldBe("actor/iran 2017-05: 3");
        (await kb.Run("projections", "verify", "--archive", "shared", "--event-log", "marten")).Done();
        await daemon.StopAllAsync();
    }

    [Fact]
    public async Task What_it_appends_is_stored_as_recording_stores_it()
    {
        await With("by-application", "");
        await With("recorded", Statement("same", "actor/russia", "2017-05-04"));
        await using var store = StatementsStore.Open(kb.Database.ConnectionString);
        await using var session = store.LightweightSession("by-application");
        session.Events.Append("statement/same", Made("same", "2017-05-04"));
        await session.SaveChangesAsync(Ct);

        const string rows = "select stream_id, version, type, data, bdata, mt_dotnet_type, headers, is_archived from kb.mt_events where tenant_id = $1 and data ->> 'record' = 'same'";
        (await kb.Database.Rows(rows, "by-application")).ShouldBe(await kb.Database.Rows(rows, "recorded"));
        (await kb.Database.Rows("select id from kb.mt_events where tenant_id = 'by-application' and type = 'statement.made'")).ShouldBe([$"{EventIds.Of("by-application", "same")}"]);
    }

    [Fact]
    public async Task It_reads_every_event_of_an_archive_old_versions_included()
    {
        await With("read", Dossier);
        await new Recording.MartenApplication(kb.Database, "read").Append("incident/strike", "incident.occurred", new { record = "struck", source = "source/tass-astana-4", kind = "bombing", text = "A strike.", counts = new { killed = 7 } });
        await using var store = StatementsStore.Open(kb.Database.ConnectionString);
        await using var session = store.QuerySession("read");

        foreach (var stream in await kb.Database.Rows("select id from kb.mt_streams where tenant_id = 'read'"))
        {
            var read = await session.Events.FetchStreamAsync(stream, token: Ct);
            var stored = await kb.Database.Rows("select data from kb.mt_events where tenant_id = 'read' and stream_id = $1 and type <> 'incident.occurred' order by version", stream);
            foreach (var (e, json) in read.Zip(stored)) System.Text.Json.Nodes.JsonNode.DeepEquals(EventJson.ToJson((Event)e.Data), System.Text.Json.Nodes.JsonNode.Parse(json)).ShouldBeTrue(json);
        }

        ((IncidentOccurred)(await session.Events.FetchStreamAsync("incident/strike", token: Ct))[0].Data).Counts!.Single().Max.ShouldBe(7);
    }

    [Fact]
    public async Task What_is_malformed_or_belongs_to_no_archive_is_refused_before_it_is_saved()
    {
        await With("strict", "");
        await using var store = StatementsStore.Open(kb.Database.ConnectionString);
        await using var wrong = store.LightweightSession("strict");
        wrong.Events.Append("zone/idlib", Made("said", "2017-05-04"));
        await using var nowhere = store.LightweightSession();
        nowhere.Events.Append("statement/s", Made("said", "2017-05-04"));
        await using var strange = store.LightweightSession("strict");
        strange.Events.Append("statement/s", new StatementsOfMonth());

        (await Should.ThrowAsync<InvalidRecordsException>(() => wrong.SaveChangesAsync(Ct))).Message.ShouldContain("statement.made 'said': 'zone/idlib' must refer to a thing of kind statement");
        (await Should.ThrowAsync<InvalidOperationException>(() => nowhere.SaveChangesAsync(Ct))).Message.ShouldContain("Open it with the archive's name");
        (await Should.ThrowAsync<InvalidOperationException>(() => strange.SaveChangesAsync(Ct))).Message.ShouldContain("StatementsOfMonth is no event of an archive");
        (await kb.Database.Rows("select count(*) from kb.mt_events where tenant_id in ('strict', '*DEFAULT*') and (seq_id not in (select seq_id from kb.entry))")).ShouldBe(["0"]);
    }

    private static string Dossier { get; } = Statement("a", "actor/russia", "2017-05-04") + Statement("b", "actor/russia", "2017-05-05") + Statement("c", "actor/russia", "2017-06-01") + Statement("i", "actor/iran", "2017-05-04");

    private static string Statement(string record, string speaker, string on) =>
        $"- statement.made: statement/{record}\n  record: {record}\n  source: source/tass-astana-4\n  speaker: {speaker}\n  kind: announcement\n  on: {on}\n  text: It was said.\n";

    private static StatementMade Made(string record, string on) => new()
    {
        Record = record,
        Source = "source/tass-astana-4",
        Speaker = "actor/russia",
        Kind = StatementKind.Announcement,
        On = WorldDate.Of(on),
        Text = "It was said.",
    };

    private static async Task<List<string>> Counts(global::Marten.DocumentStore store, string archive)
    {
        await using var session = store.QuerySession(archive);
        var counts = await global::Marten.QueryableExtensions.ToListAsync(session.Query<StatementsOfMonth>(), Ct);
        return [.. counts.OrderBy(one => one.Id, StringComparer.Ordinal).Select(one => $"{one.Id}: {one.Count}")];
    }

    private async Task With(string archive, string dossier)
    {
        (await kb.Run("archives", "create", archive)).Done();
        (await kb.Run("import", Recording.RecordingDatabase.Small, "--archive", archive)).ExitCode.ShouldBe(0);
        if (dossier.Length > 0) (await kb.Run("import", kb.Write($"{archive}.yaml", dossier), "--archive", archive)).ExitCode.ShouldBe(0);
    }
}
