using KnowledgeBase.IntegrationTests.Recording;

namespace KnowledgeBase.IntegrationTests.Cli;

public sealed class ArchivesCliTests(KbProgram kb) : IClassFixture<KbProgram>
{
    private static readonly string[] Log = ["mt_events", "mt_streams", "entry"];
    private static readonly string[] ReadModel = ["claim", "claim_key", "reference", "keyed", "search"];

    [Fact]
    public async Task What_is_kept_is_shown_without_a_subcommand_too()
    {
        (await kb.Run("archives")).Done().ShouldBe((await kb.Run("archives", "list")).Done());
        (await kb.Run("projections")).Done().ShouldBe((await kb.Run("projections", "status")).Done());
    }

    [Fact]
    public async Task One_thing_is_asked_about_in_the_singular_too()
    {
        await kb.Small();
        (await kb.Run("source", "tass-astana-4", "--archive", "small", "--as-of", "2017-05-06")).Done().ShouldBe((await kb.Run("sources", "tass-astana-4", "--archive", "small", "--as-of", "2017-05-06")).Done());
    }

    [Fact]
    public async Task Archives_are_listed_by_name_with_their_events()
    {
        await With("list-b");
        (await kb.Run("archives", "create", "list-a")).Done().ShouldBe("Created archive 'list-a'.\n");

        var lines = (await kb.Run("archives", "list")).Done().Split('\n').Select(line => line.Trim()).ToList();

        lines.Single(line => line.StartsWith("list-a")).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1].ShouldBe("0");
        lines.Single(line => line.StartsWith("list-b")).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1].ShouldBe("24");
        lines.FindIndex(line => line.StartsWith("list-a")).ShouldBeLessThan(lines.FindIndex(line => line.StartsWith("list-b")));
    }

    [Fact]
    public async Task A_name_that_is_taken_or_cannot_be_one_is_refused()
    {
        await kb.Run("archives", "create", "taken");
        (await kb.Run("archives", "create", "taken")).Refused().ShouldBe("There is an archive \"taken\" already.");
        (await kb.Run("archives", "create", "Über alles")).Refused().ShouldStartWith("\"Über alles\" cannot name an archive: use 1 to 63 lower-case letters");
    }

    [Fact]
    public async Task Dropping_without_a_terminal_needs_a_yes()
    {
        await With("kept");

        (await kb.Run("archives", "drop", "kept")).Refused().ShouldBe("Dropping 'kept' deletes 24 events for good. Say --yes, or run this on a terminal to be asked.");

        (await Count("kept", "mt_events")).ShouldBe(24);
    }

    [Fact]
    public async Task Dropping_deletes_everything_of_that_archive_and_nothing_of_another()
    {
        await With("gone");
        await With("stays");
        var before = await Counts("stays");
        var tables = await kb.Database.Table("gone", "");

        (await kb.Run("archives", "drop", "gone", "--yes")).Done().ShouldBe("Dropped archive 'gone' with 24 events.\n");

        foreach (var table in Log) (await Count("gone", table)).ShouldBe(0);
        (await kb.Database.Rows("select relname from pg_class where relname like 'claim%' || $1", tables["kb.".Length..])).ShouldBeEmpty();
        (await Counts("stays")).ShouldBe(before);
        before.Take(6).ShouldAllBe(count => count > 0);
        (await kb.Run("zones", "--archive", "gone")).Refused().ShouldStartWith("There is no archive \"gone\".");
        (await kb.Run("projections", "verify", "--archive", "stays")).Done();
    }

    [Fact]
    public async Task Dropping_an_archive_that_is_not_there_is_refused_with_its_likes()
    {
        await kb.Run("archives", "create", "droppable");
        (await kb.Run("archives", "drop", "dropable", "--yes")).Refused().ShouldBe("There is no archive \"dropable\". Did you mean \"droppable\"?");
    }

    [Fact]
    public async Task A_tampered_read_model_is_found_and_a_rebuild_mends_it()
    {
        await With("tampered");
        (await kb.Run("projections", "verify", "--archive", "tampered")).Done().ShouldBe("The read model of archive 'tampered' is what its 24 events make it.\n");
        await kb.Database.Execute($"update {await kb.Database.Table("tampered", "claim")} set source = 'source/other' where aspect = 'proposed' and entity = 'zone/homs'");

        var differs = await kb.RunWith(["COLUMNS=120"], "projections", "verify", "--archive", "tampered");
        differs.ExitCode.ShouldBe(4);
        differs.Error.ShouldBe("");
        differs.Output.ReplaceLineEndings("\n").Split('\n')[..2].ShouldBe(
        [
            "The read model of archive 'tampered' is not what its 24 events make it. 'kb projections rebuild' mends it.",
            "  claim zone/homs: 1 rows missing, 1 too many",
        ]);

        (await kb.Run("projections", "rebuild", "--archive", "tampered")).Done().ShouldStartWith("Rebuilt the read model of archive 'tampered' from 24 events in ");
        (await kb.Run("projections", "verify", "--archive", "tampered")).Done();
    }

    private async Task With(string archive)
    {
        (await kb.Run("archives", "create", archive)).Done();
        (await kb.Run("import", RecordingDatabase.Small, "--archive", archive)).Done();
    }

    private async Task<long[]> Counts(string archive)
    {
        var counts = new List<long>();
        foreach (var table in Log) counts.Add(await Count(archive, table));
        foreach (var table in ReadModel) counts.Add(long.Parse((await kb.Database.Rows($"select count(*) from {await kb.Database.Table(archive, table)}"))[0]));
        return [.. counts];
    }

    private async Task<long> Count(string archive, string table) =>
        long.Parse((await kb.Database.Rows($"select count(*) from kb.{table} where {(table.StartsWith("mt_") ? "tenant_id" : "archive")} = $1", archive))[0]);
}
