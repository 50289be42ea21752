using KnowledgeBase.IntegrationTests.Recording;

namespace KnowledgeBase.IntegrationTests.Cli;

public sealed class ImportCliTests(KbProgram kb) : IClassFixture<KbProgram>
{
    [Fact]
    public async Task A_dossier_is_imported_once_and_tried_before()
    {
        await kb.Run("archives", "create", "talks");
        string[] import = ["import", RecordingDatabase.Small, "--archive", "talks", "--recorder", "Ana"];

        (await kb.Run([.. import, "--dry-run"])).Done().ShouldBe("Would record 24 events in archive 'talks'. It would end at position 24.\n");
        (await kb.Run(import)).Done().ShouldBe("Recorded 24 events in archive 'talks'. It ends at position 24.\n");
        (await kb.RunWith(["COLUMNS=100"], import)).Done().ShouldBe("Recorded 0 events in archive 'talks'; 24 were there already. It ends at position 24.\n");

        (await kb.Database.Rows("select distinct user_name from kb.mt_events where tenant_id = 'talks'")).ShouldBe(["Ana"]);
    }

    [Fact]
    public async Task A_dossier_with_one_new_record_adds_that_one()
    {
        await kb.Run("archives", "create", "grown");
        await kb.Run("import", RecordingDatabase.Small, "--archive", "grown");
        var file = kb.Write("grown.yaml", await File.ReadAllTextAsync(RecordingDatabase.Small, TestContext.Current.CancellationToken) + "\n- actor.registered: actor/un\n  record: un\n  name: UN\n  kind: internationalBody\n");

        (await kb.RunWith(["COLUMNS=100"], "import", file, "--archive", "grown")).Done().ShouldBe("Recorded 1 event in archive 'grown'; 24 were there already. It ends at position 25.\n");
    }

    [Fact]
    public async Task The_default_archive_is_made_by_the_first_import()
    {
        (await kb.Run("import", RecordingDatabase.Small)).Done().ShouldStartWith("Recorded 24 events in archive 'default'.");
        (await kb.Run("zones", "--as-of", "2017-05-06")).Done().ShouldStartWith("Archive 'default' as of 2017-05-06, at position 24");
    }

    [Fact]
    public async Task Another_archive_is_not_made_by_an_import() =>
        (await kb.Run("import", RecordingDatabase.Small, "--archive", "mistyped")).Refused().ShouldStartWith("There is no archive \"mistyped\".");

    [Fact]
    public async Task Every_mistake_of_writing_is_said_at_once_with_line_and_column()
    {
        var file = kb.Write("unreadable.yaml", "- zone.one: zone/a\n- zone.registered: zone/a\n  record: a\n- 7\n");

        (await kb.Run("import", file)).Refused().Split('\n').Select(line => line.Split(": ")[0]).ShouldBe(["unreadable.yaml:1:3", "unreadable.yaml:4:3"]);
    }

    [Fact]
    public async Task Every_wrong_record_is_said_at_once_with_its_place_and_nothing_is_recorded()
    {
        await kb.Run("archives", "create", "refusing");
        var file = kb.Write("wrong.yaml", """
            - zone.registered: zone/a
              record: a
            - actor.registered: actor/b
              record: b
              name: B
              kind: robot
              shape: round
            - zone.established: zone/a
              record: c
              source: source/none
              on: 2017-02-30
            - zone.proposed: zone/a
              record: d
              source: source/none
            """);

        var lines = (await kb.Run("import", file, "--archive", "refusing")).Refused().Split('\n');
        lines.Select(line => string.Join(": ", line.Split(": ").Take(3))).ShouldBe(
            ["wrong.yaml:1:3: zone.registered 'a': name", "wrong.yaml:6:3: actor.registered 'b': kind", "wrong.yaml:7:3: actor.registered 'b': shape", "wrong.yaml:11:3: zone.established 'c': on", "wrong.yaml:14:3: zone.proposed 'd': source"]);

        var dangling = kb.Write("dangling.yaml", "- zone.established: zone/a\n  record: a\n  source: source/none\n");
        (await kb.Run("import", dangling, "--archive", "refusing")).Refused().Split('\n').Length.ShouldBe(2);
        (await kb.Database.Rows("select count(*) from kb.mt_events where tenant_id = 'refusing'")).ShouldBe(["0"]);
    }

    [Fact]
    public async Task A_changed_record_is_refused_with_the_field_that_differs()
    {
        await kb.Run("archives", "create", "changed");
        await kb.Run("import", RecordingDatabase.Small, "--archive", "changed");
        var file = kb.Write("changed.yaml", (await Small()).Replace("name: Russia", "name: Russian Federation"));

        (await kb.Run("import", file, "--archive", "changed")).Refused().ShouldBe("""
            changed.yaml:29:3: actor.registered 'russia': is recorded already, at position 3, and says otherwise:
              name: "Russia" → "Russian Federation"
            Recorded events never change. With --as-corrections --reason "…" an import records the change as a correction.
            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task A_changed_record_is_recorded_as_a_correction_when_that_is_asked_for()
    {
        await kb.Run("archives", "create", "mended");
        await kb.Run("import", RecordingDatabase.Small, "--archive", "mended");
        var file = kb.Write("mended.yaml", (await Small()).Replace("name: Russia", "name: Russian Federation").Replace("name: Iran\n", "name: Islamic Republic of Iran\n") + "\n- actor.registered: actor/un\n  record: un\n  name: UN\n  kind: internationalBody\n");
        string[] import = ["import", file, "--archive", "mended", "--as-corrections", "--reason", "Full names"];

        (await kb.RunWith(["COLUMNS=200"], [.. import, "--dry-run"])).Done().ShouldBe("Would record 3 events in archive 'mended', 2 as corrections of changed records; 22 were there already. It would end at position 27.\n");
        (await kb.RunWith(["COLUMNS=200"], import)).Done().ShouldBe("Recorded 3 events in archive 'mended', 2 as corrections of changed records; 22 were there already. It ends at position 27.\n");
        (await kb.RunWith(["COLUMNS=200"], import[..4])).Done().ShouldBe("Recorded 0 events in archive 'mended'; 25 were there already. It ends at position 27.\n");
    }

    [Theory]
    [InlineData("--as-corrections")]
    [InlineData("--reason why")]
    [InlineData("--as-corrections --reason=")]
    public async Task Corrections_need_a_reason_and_a_reason_corrections(string options)
    {
        var run = await kb.Run(["import", RecordingDatabase.Small, .. options.Split(' ')]);
        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("--as-corrections and --reason go together");
    }

    [Theory]
    [InlineData("")]
    [InlineData("nowhere.yaml")]
    public async Task A_file_that_is_not_there_is_refused(string file) => (await kb.Run("import", file)).Refused().ShouldEndWith(": there is no such file or folder.");

    [Fact]
    public async Task Without_a_file_the_command_line_is_wrong()
    {
        var run = await kb.Run("import");
        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("Required argument 'file' missing for command: 'import'.");
    }

    private static Task<string> Small() => File.ReadAllTextAsync(RecordingDatabase.Small, TestContext.Current.CancellationToken);
}
