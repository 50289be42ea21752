using System.Text.Json;
using KnowledgeBase.Events;
using KnowledgeBase.Queries;
using KnowledgeBase.Recording;
using KnowledgeBase.Time;
using Npgsql;

namespace KnowledgeBase.IntegrationTests.Recording;

/// <summary>What recording leaves in the tables, and that it leaves all or nothing.</summary>
public sealed class StoredRowsTests(RecordingDatabase database) : IClassFixture<RecordingDatabase>
{
    [Fact]
    public async Task Recorder_cause_and_type_are_stored_with_each_event()
    {
        var archive = await database.WithSmall("rows");
        var retraction = RecordingDatabase.Draft("zone/idlib", "record.retracted", new { record = "r", target = "tass-11-ceasefire-idlib", reason = "why" });
        await database.Send(new RecordEvents(archive, [retraction], "Ana"));

        (await database.Database.Rows("select user_name, count(*), count(causation_id), count(distinct correlation_id) from kb.mt_events where tenant_id = $1 group by 1 order by user_name collate \"C\"", archive))
            .ShouldBe(["Ana 1 1 1", "tester 24 0 1"]);
        (await database.Database.Rows("select causation_id from kb.mt_events where tenant_id = $1 and user_name = 'Ana'", archive))
            .ShouldBe([EventIds.Of(archive, "tass-11-ceasefire-idlib").ToString()]);
        var types = await database.Database.Rows("select distinct type || '|' || mt_dotnet_type from kb.mt_events where tenant_id = $1", archive);
        types.Count.ShouldBe(11);
        types.Select(row => row.Split('|')).ShouldAllBe(row => Type.GetType(row[1], true) == EventTypes.FindStored(row[0])!.Value.Type.Clr);
        types.ShouldContain($"zone.ruleSet|{typeof(ZoneRuleSet).FullName}, KnowledgeBase");
    }

    [Fact]
    public async Task The_id_of_an_event_is_that_of_its_record_and_its_data_has_the_fields_as_written()
    {
        var archive = await database.WithSmall("ids");
        var row = await database.Database.Rows("select stream_id, data from kb.mt_events where id = $1", EventIds.Of(archive, "alwaght-3-proposed-homs"));

        row.ShouldHaveSingleItem().ShouldStartWith("zone/homs ");
        using var data = JsonDocument.Parse(row[0]["zone/homs ".Length..]);
        data.RootElement.EnumerateObject().Select(field => field.Name).ShouldBe(["record", "source", "paragraphs", "by"], ignoreOrder: true);
    }

    [Fact]
    public async Task Two_imports_at_once_record_a_dossier_once()
    {
        await database.Create("race");

        var done = await Task.WhenAll(Enumerable.Range(0, 6).Select(n => Task.Run(() => database.Send(new ImportDossier("race", RecordingDatabase.Small, $"task {n}")))));

        done.Count(one => one == new RecordedEvents(24, 0, 24)).ShouldBe(1);
        done.Count(one => one == new RecordedEvents(0, 24, 24)).ShouldBe(5);
        (await database.Events("race")).ShouldBe(24);
        (await database.Database.Rows("select count(distinct user_name) from kb.mt_events where tenant_id = 'race'")).ShouldBe(["1"]);
    }

    [Fact]
    public async Task A_batch_of_500_records_is_recorded_in_order_and_answers()
    {
        var archive = await database.WithSmall("large");
        var drafts = Enumerable.Range(0, 250).SelectMany(n => new[]
        {
            RecordingDatabase.Draft($"zone/z{n:000}", "zone.established", new { record = $"e{n}", source = "source/tass-astana-4", on = "2017-05-05" }),
            RecordingDatabase.Draft($"zone/z{n:000}", "zone.registered", new { record = $"z{n}", name = $"Zone {n}" }),
        });

        (await database.Record(archive, [.. drafts])).ShouldBe(new RecordedEvents(500, 0, 524));

        (await database.Database.Rows("select min(position), max(position), count(*) from kb.entry where archive = $1", archive)).ShouldBe(["1 524 524"]);
        (await database.Send(new AskThings(archive, Vantage.Open, "zone"))).Things.Count.ShouldBe(252);
        (await database.Ask(archive, "zone/z249", "established")).ShouldBe("Settled; e249 on 2017-05-05");
    }

    [Fact]
    public async Task When_the_claims_cannot_be_written_no_event_is()
    {
        var archive = await database.WithSmall("broken");
        var claims = await database.Database.Table(archive, "claim");
        await database.Database.Execute($"""
            create function refuse_claims() returns trigger language plpgsql as $$ begin raise exception 'the disk is full'; end $$;
            create trigger refuse before insert on {claims} for each row execute function refuse_claims();
            """);
        var report = RecordingDatabase.Draft("zone/homs", "zone.established", new { record = "e", source = "source/tass-astana-4", on = "2017-05-05" });

        (await Should.ThrowAsync<PostgresException>(() => database.Record(archive, report))).MessageText.ShouldBe("the disk is full");

        (await database.Events(archive)).ShouldBe(24);
        (await database.Database.Rows("select count(*) from kb.entry where archive = $1", archive)).ShouldBe(["24"]);
        await database.Database.Execute($"drop trigger refuse on {claims}");
        (await database.Record(archive, report)).ShouldBe(new RecordedEvents(1, 0, 25));
    }

    [Fact]
    public async Task The_same_record_ids_in_two_archives_are_events_of_their_own()
    {
        await database.WithSmall("one");
        await database.WithSmall("two");
        (await database.Database.Rows("select count(distinct id) from kb.mt_events where tenant_id in ('one', 'two')")).ShouldBe(["48"]);
    }
}
