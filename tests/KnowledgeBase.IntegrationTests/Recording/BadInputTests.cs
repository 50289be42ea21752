using KnowledgeBase.Dossiers;
using KnowledgeBase.Recording;
using Npgsql;

namespace KnowledgeBase.IntegrationTests.Recording;

/// <summary>Whatever is wrong with a dossier, or with the server meanwhile: it is told, and nothing is half-recorded.</summary>
public sealed class BadInputTests(RecordingDatabase database) : IClassFixture<RecordingDatabase>, IDisposable
{
    private const long Small = 24;
    private readonly string _folder = Directory.CreateTempSubdirectory("bad-input-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("- zone.established: zone/idlib\n  record: r\n  source: source/tass-astana-4\n  on: 2017-02-30\n", "4:3: zone.established 'r': on: '2017-02-30' is no EDTF date: ")]
    [InlineData("- zone.established: zone/idlib\n  record: r\n  source: source/tass-astana-4\n  onn: 2017\n", "4:3: zone.established 'r': onn: unknown field. Did you mean 'on'?")]
    [InlineData("- zone.established: zone/idlb\n  record: r\n  source: source/tass-astana-4\n", "1:3: zone.established 'r': there is no zone/idlb: register it first, with zone.registered. Did you mean 'zone/idlib'?")]
    [InlineData("- zone.agreed: zone/idlib\n  record: r\n  source: source/tass-astana-4\n  by:\n    - actor/iran\n    - actor/iraq\n", "6:7: zone.agreed 'r': by[1]: there is no actor/iraq: register it first, with actor.registered.")]
    [InlineData("- record.retracted: zone/idlib\n  record: r\n  target: nothing\n  reason: x\n", "3:3: record.retracted 'r': target: there is no record 'nothing'.")]
    [InlineData("- record.corrected: zone/idlib\n  record: r\n  target: tass-11-ceasefire-idlib\n  targetType: zone.ruleSet\n  reason: x\n  set:\n    on: someday\n", "7:5: record.corrected 'r': set.on: 'someday' is no EDTF date: ")]
    [InlineData("- thing.sameAs: actor/iran\n  record: a\n  other: actor/turkey\n- thing.sameAs: actor/turkey\n  record: b\n  other: actor/iran\n", "6:3: thing.sameAs 'b': other: actor/iran is the same as actor/turkey already: actor/turkey = actor/iran.")]
    [InlineData("- topic.defined: topic/a\n  record: a\n  name: A\n  broader: topic/b\n- topic.defined: topic/b\n  record: b\n  name: B\n  broader: topic/a\n", "makes a cycle: topic/")]
    [InlineData("- topic.defined: topic/a\n  record: a\n  name: A\n- record.corrected: topic/a\n  record: c\n  target: a\n  targetType: topic.defined\n  reason: x\n  set: { broader: topic/a }\n", "9:10: record.corrected 'c': set.broader: makes a cycle: topic/a → topic/a.")]
    public async Task A_wrong_record_is_told_with_its_place_and_nothing_is_recorded(string text, string message)
    {
        var archive = await database.WithSmall($"wrong-{Guid.NewGuid():n}");

        var file = Write("d.yaml", text);
        (await Refused<InvalidRecordsException>(archive, file)).ShouldContain(message.StartsWith('m') ? message : $"{file}:{message}");

        (await database.Events(archive)).ShouldBe(Small);
    }

    [Fact]
    public async Task What_the_archive_says_to_be_the_same_makes_no_cycle_through_others()
    {
        var archive = await database.WithSmall("same");
        await Import(archive, Write("a.yaml", "- thing.sameAs: actor/iran\n  record: a\n  other: actor/turkey\n- thing.sameAs: actor/russia\n  record: b\n  other: actor/turkey\n"));

        var again = Write("b.yaml", "- thing.sameAs: actor/russia\n  record: c\n  other: actor/iran\n");
        (await Refused<InvalidRecordsException>(archive, again)).ShouldBe($"{again}:3:3: thing.sameAs 'c': other: actor/iran is the same as actor/russia already: actor/russia = actor/turkey = actor/iran.");
        (await database.Events(archive)).ShouldBe(Small + 2);

        await Import(archive, Write("c.yaml", "- record.retracted: actor/iran\n  record: undo\n  target: a\n  reason: x\n- thing.sameAs: actor/russia\n  record: c\n  other: actor/iran\n"));
        (await database.Events(archive)).ShouldBe(Small + 4);
    }

    [Fact]
    public async Task Errors_of_shape_and_against_the_archive_are_told_at_once_in_the_order_of_the_records()
    {
        var archive = await database.WithSmall("at-once");
        var file = Write("d.yaml", """
            - zone.established: zone/none
              record: dangling
              source: source/tass-astana-4
            - zone.registered: zone/nameless
              record: malformed
            - zone.established: zone/nameless
              record: about-the-malformed
              source: source/none
            - record.retracted: zone/nameless
              record: of-the-malformed
              target: malformed
              reason: x
            - record.retracted: zone/nameless
              record: of-that
              target: of-the-malformed
              reason: x
            """);

        (await Refused<InvalidRecordsException>(archive, file)).Split(Environment.NewLine).Select(line => string.Join(":", line.Split(": ")[..3])[(file.Length + 1)..])
            .ShouldBe(["1:3:zone.established 'dangling':there is no zone/none", "4:3:zone.registered 'malformed':name", "8:3:zone.established 'about-the-malformed':source"]);
        (await database.Events(archive)).ShouldBe(Small);
    }

    [Fact]
    public async Task A_folder_of_YAML_and_JSON_Lines_is_recorded_as_one_dossier()
    {
        await database.Create("folder");
        Write("b/later.jsonl", """{"actor.registered": "actor/un", "record": "un", "name": "UN", "kind": "internationalBody"}""" + "\r\n");
        Write("a.yaml", "- actor.joined: actor/syria\n  record: joined\n  source: source/x\n  organisation: actor/un\n- actor.registered: actor/syria\n  record: syria\n  name: Syria\n  kind: state\n");
        Write("b/c.yml", "- source.registered: source/x\n  record: x\n  name: X\n  retrieved: 2020\n");

        (await Import("folder", _folder)).ShouldBe(new RecordedEvents(4, 0, 4));

        Write("b/wrong.jsonl", "7\n");
        await Refused<DossierException>("folder", _folder);
        (await database.Events("folder")).ShouldBe(4);
    }

    [Fact]
    public async Task A_connection_that_breaks_in_the_middle_leaves_nothing_behind()
    {
        await database.Create("broken-off");
        var claims = await database.Database.Table("broken-off", "claim");
        await database.Database.Execute($"""
            create function break_off() returns trigger language plpgsql as $$ begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$;
            create trigger break_off before insert on {claims} for each row execute function break_off();
            """);

        await Should.ThrowAsync<NpgsqlException>(() => Import("broken-off", RecordingDatabase.Small));
        (await database.Events("broken-off")).ShouldBe(0);

        await database.Database.Execute($"drop trigger break_off on {claims}");
        (await Import("broken-off", RecordingDatabase.Small)).ShouldBe(new RecordedEvents((int)Small, 0, Small));
    }

    [Fact]
    public async Task Of_several_imports_of_one_dossier_at_once_one_records_it()
    {
        await database.Create("at-once-imported");

        var done = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Import("at-once-imported", RecordingDatabase.Small)));

        done.Sum(one => one.Recorded).ShouldBe((int)Small);
        done.ShouldAllBe(one => one.Recorded + one.Known == Small && one.Position == Small);
        (await database.Events("at-once-imported")).ShouldBe(Small);
    }

    private string Write(string name, string text)
    {
        var file = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return file;
    }

    private Task<RecordedEvents> Import(string archive, string path) => database.Send(new ImportDossier(archive, path, "tester"));

    private async Task<string> Refused<T>(string archive, string path) where T : Exception => (await Should.ThrowAsync<T>(() => Import(archive, path))).Message;
}
