using KnowledgeBase.IntegrationTests.Recording;

namespace KnowledgeBase.IntegrationTests.Cli;

public sealed class ExportCliTests(KbProgram kb) : IClassFixture<KbProgram>
{
    [Fact]
    public async Task An_archive_goes_out_and_into_another_that_answers_alike()
    {
        await Talks("talks");
        await kb.Run("archives", "create", "copy");

        (await kb.Run("export", "talks.yaml", "--archive", "talks")).Done().ShouldBe("Exported 24 records of archive 'talks' at position 24.\n");
        (await kb.Run("import", "talks.yaml", "--archive", "copy")).Done().ShouldBe("Recorded 24 events in archive 'copy'. It ends at position 24.\n");

        string[] zones = ["zones", "--as-of", "2017-05-06", "--archive"];
        (await kb.Run([.. zones, "copy"])).Done().ShouldBe((await kb.Run([.. zones, "talks"])).Done().Replace("talks", "copy"));
    }

    [Fact]
    public async Task Standard_output_gets_the_dossier_and_nothing_else()
    {
        await Talks("piped");

        var yaml = (await kb.Run("export", "-", "--archive", "piped")).Done();
        yaml.ShouldStartWith("# Archive 'piped' at position 24: what stands in it, corrections applied.\n# Exported on 20");
        var file = kb.Write("piped.yaml", yaml);
        (await kb.RunWith(["COLUMNS=200"], "import", file, "--archive", "piped")).Done().ShouldBe("Recorded 0 events in archive 'piped'; 24 were there already. It ends at position 24.\n");
        (await kb.Run("export", "-", "--format", "jsonl", "--archive", "piped", "--recorded-by", "1")).Done().ShouldStartWith("{\"source.registered\":\"source/tass-astana-4\",\"record\":\"tass\",");
    }

    [Fact]
    public async Task The_ending_of_a_file_says_its_format()
    {
        await Talks("ending");
        (await kb.Run("export", "ending.jsonl", "--archive", "ending")).Done();
        (await File.ReadAllTextAsync(Path.Combine(kb.Folder, "ending.jsonl"), TestContext.Current.CancellationToken)).ShouldStartWith("{\"source.registered\":");
    }

    [Fact]
    public async Task A_file_that_is_there_is_overwritten_only_when_told_so()
    {
        await Talks("there");
        kb.Write("there.yaml", "mine");

        (await kb.Run("export", "there.yaml", "--archive", "there")).Refused().ShouldBe("there.yaml: exists already; give another name, or overwrite it with --force.");
        (await Text("there.yaml")).ShouldBe("mine");
        (await kb.Run("export", "there.yaml", "--archive", "there", "--force")).Done();
        (await Text("there.yaml")).ShouldStartWith("# Archive 'there'");
    }

    [Fact]
    public async Task What_cannot_be_exported_leaves_no_file()
    {
        await Talks("refused");

        (await kb.Run("export", "no.yaml", "--archive", "refused", "--recorded-by", "99")).Refused().ShouldBe("Position 99 is not recorded yet; the archive ends at position 24.");
        (await kb.Run("export", "no.yaml", "--archive", "refused", "--recorded-by", "soon")).Refused().ShouldStartWith("--recorded-by: 'soon' is neither a position");
        (await kb.Run("export", "no.yaml", "--archive", "refuse")).Refused().ShouldBe("There is no archive \"refuse\". Did you mean \"refused\"?");
        (await kb.Run("export", "nowhere/no.yaml", "--archive", "refused")).Refused().ShouldBe("nowhere/no.yaml: there is no such folder.");
        (await kb.Run("export", ".", "--archive", "refused")).Refused().ShouldBe(".: is a folder; name a file in it.");
        Directory.GetFileSystemEntries(kb.Folder, "*no.yaml*").ShouldBeEmpty();
    }

    private Task<string> Text(string file) => File.ReadAllTextAsync(Path.Combine(kb.Folder, file), TestContext.Current.CancellationToken);

    private async Task Talks(string archive)
    {
        await kb.Run("archives", "create", archive);
        (await kb.Run("import", RecordingDatabase.Small, "--archive", archive)).Done();
    }
}
