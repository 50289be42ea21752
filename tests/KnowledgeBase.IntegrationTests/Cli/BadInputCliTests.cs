using KnowledgeBase.IntegrationTests.Recording;

namespace KnowledgeBase.IntegrationTests.Cli;

/// <summary>Each bad dossier ends with its message and exit code 2, and leaves nothing behind.</summary>
public sealed class BadInputCliTests(KbProgram kb) : IClassFixture<KbProgram>
{
    private const string Zone = "- zone.registered: zone/a\n  record: a\n  name: A\n";

    [Theory]
    [InlineData("empty.yaml", "", "empty.yaml: is empty; a dossier is a list of records.")]
    [InlineData("empty.jsonl", "", "empty.jsonl: is empty; a dossier is a list of records.")]
    [InlineData("tab.yaml", Zone + "\tnote: x\n", "tab.yaml:4:1: is indented with a tab; YAML wants spaces.")]
    [InlineData("twice.yaml", Zone + "  name: B\n", "twice.yaml:4:3: the field 'name' is there twice.")]
    [InlineData("twice.jsonl", """{"zone.registered": "zone/a", "record": "a", "name": "A", "name": "B"}""", "twice.jsonl:1:59: the field 'name' is there twice.")]
    [InlineData("bomb.yaml", "- &a [x, x]\n- &b [*a, *a]\n- &c [*b, *b]\n", "bomb.yaml:1:3: YAML anchors and aliases are not read; write the text out.")]
    public async Task What_cannot_be_read_is_refused(string name, string text, string message)
    {
        (await kb.Run("import", kb.Write(name, text))).Refused().ShouldBe(message);
        await NothingIsRecorded();
    }

    [Fact]
    public async Task A_byte_order_mark_and_Windows_line_ends_are_fine()
    {
        await kb.Run("archives", "create", "windows");
        var yaml = kb.Write("windows.yaml", "\uFEFF" + Zone.ReplaceLineEndings("\r\n"));
        var lines = kb.Write("windows.jsonl", "\uFEFF{\"zone.registered\": \"zone/b\", \"record\": \"b\", \"name\": \"B\"}\r\n");

        (await kb.Run("import", yaml, "--archive", "windows", "--dry-run")).Done().ShouldStartWith("Would record 1 event ");
        (await kb.Run("import", lines, "--archive", "windows", "--dry-run")).Done().ShouldStartWith("Would record 1 event ");
    }

    [Fact]
    public async Task Broken_UTF_8_is_refused()
    {
        await File.WriteAllBytesAsync(Path.Combine(kb.Folder, "latin1.yaml"), System.Text.Encoding.Latin1.GetBytes(Zone + "  note: Bogotá\n"));
        (await kb.Run("import", "latin1.yaml")).Refused().ShouldBe("latin1.yaml:4:14: is not UTF-8 from here on; save it as UTF-8.");
        await NothingIsRecorded();
    }

    [Theory]
    [InlineData("huge.yaml", "huge.yaml: has 200 MB, and YAML is read up to 32 MB. Write it as JSON Lines")]
    [InlineData("huge.jsonl", "huge.jsonl:1:1: the line has more than 16 MB; a line holds one record.")]
    public async Task A_huge_file_is_refused(string name, string message)
    {
        using (var file = File.Create(Path.Combine(kb.Folder, name))) file.SetLength(200 * 1024 * 1024);
        (await kb.Run("import", name)).Refused().ShouldStartWith(message);
        await NothingIsRecorded();
    }

    [Fact]
    public async Task A_folder_without_a_dossier_is_refused()
    {
        Directory.CreateDirectory(Path.Combine(kb.Folder, "nothing"));
        (await kb.Run("import", "nothing")).Refused().ShouldBe("nothing: holds no dossier; the files that are read end in .yaml, .yml, .jsonl.");
    }

    [Fact]
    public async Task A_connection_that_breaks_in_the_middle_exits_with_3_and_one_message()
    {
        await kb.Run("archives", "create", "breaking");
        await kb.Database.Execute($"""
            create function break_off() returns trigger language plpgsql as $$ begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$;
            create trigger break_off before insert on {await kb.Database.Table("breaking", "claim")} for each row execute function break_off();
            """);

        var said = (await kb.Run("import", RecordingDatabase.Small, "--archive", "breaking")).Refused(3);
        said.ShouldStartWith("The database server ");
        said.ShouldEndWith(" Nothing is recorded by halves: run the command again when the server is there.");
        said.ShouldNotContain("\n");

        (await kb.Database.Rows("select count(*) from kb.mt_events where tenant_id = 'breaking'")).ShouldBe(["0"]);
    }

    [Fact]
    public async Task Two_imports_of_one_dossier_at_once_both_end_well()
    {
        await kb.Run("archives", "create", "twice");

        var said = (await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => kb.RunWith(["COLUMNS=120"], "import", RecordingDatabase.Small, "--archive", "twice")))).Select(run => run.Done()).Order().ToList();

        said[0].ShouldBe("Recorded 0 events in archive 'twice'; 24 were there already. It ends at position 24.\n");
        said[1].ShouldBe("Recorded 24 events in archive 'twice'. It ends at position 24.\n");
        (await kb.Database.Rows("select count(*) from kb.mt_events where tenant_id = 'twice'")).ShouldBe(["24"]);
    }

    private async Task NothingIsRecorded() => (await kb.Database.Rows("select count(*) from kb.mt_events where tenant_id = 'default'")).ShouldBe(["0"]);
}
