using KnowledgeBase.IntegrationTests.Hosting;
using KnowledgeBase.IntegrationTests.Tables;

namespace KnowledgeBase.IntegrationTests.Cli;

public sealed class TablesCliTests(KbProgram kb) : IClassFixture<KbProgram>
{
    [Fact]
    public async Task A_table_is_tried_imported_and_reconciled()
    {
        await using var folder = new TestFolder();
        var (map, first, second, renames) = await Editions.Write(folder);
        string[] import = ["import", first, "--map", map, "--archive", "votes", "--recorder", "Ana"];
        string[] reconcile = ["reconcile", second, "--map", map, "--edition", Editions.Second, "--archive", "votes", "--recorder", "Ana"];
        await kb.Run("archives", "create", "votes");
        (await kb.Run("imports", "--archive", "votes")).Done().ShouldBe("No table was imported into archive 'votes'.\n");

        var tried = (await kb.RunWith(["COLUMNS=200"], [.. import, "--dry-run"])).Done();
        tried.ShouldContain("- actor.registered: actor/burma\n  record: actor-burma\n  name: Burma\n  kind: state\n");
        tried.ShouldEndWith("44 rows. Would record 60 events in archive 'votes'. It would end at position 60.\n");
        (await kb.RunWith(["COLUMNS=200"], import)).Done().ShouldBe("44 rows. Recorded 60 events in archive 'votes'. It ends at position 60.\n");
        (await kb.RunWith(["COLUMNS=200"], import)).Done().ShouldBe($"{first} was imported into archive 'votes' already: 44 rows. It ends at position 60.\n");

        var compared = (await kb.RunWith(["COLUMNS=200"], [.. reconcile, "--dry-run"])).Done();
        compared.ShouldContain("46 rows: 30 as before, 15 new, 1 restated, 13 omitted.\nRestated fields: answer 1, text 1.\n");
        compared.ShouldContain("old_name,new_name,shared,equal\nBurma,Myanmar,11,11\n");
        (await kb.RunWith(["COLUMNS=200"], [.. reconcile, "--renames", renames])).Done().ShouldBe("46 rows: 41 as before, 4 new, 1 restated, 2 omitted.\nRestated fields: answer 1, text 1.\nRecorded 10 events in archive 'votes'. It ends at position 70.\n");

        var imports = (await kb.RunWith(["COLUMNS=200"], "imports", "--archive", "votes")).Done();
        imports.ShouldContain("votes-1.csv   votes-1                complete     44       60");
        imports.ShouldContain("votes-2.csv   votes-2 (reconciled)   complete     46       10");
        (await kb.Run("topic", "q3", "--by", "Chile", "--archive", "votes", "--as-of", "2018-01-01")).Done().ShouldContain("yes");
        (await kb.Run("statements", "--topic", "q3", "--speaker", "Chile", "--span", "1984-03", "--archive", "votes", "--as-of", "2018-01-01", "--published-by", "2016-12-31", "--format", "csv")).Done().ShouldContain("Votes abstain.");
    }

    [Fact]
    public async Task What_is_wrong_with_a_table_is_told_and_options_that_do_not_go_together_are_refused()
    {
        await using var folder = new TestFolder();
        var (map, first, _, _) = await Editions.Write(folder);
        await File.AppendAllTextAsync(first, "1,Bolivia,perhaps\n", TestContext.Current.CancellationToken);
        await kb.Run("archives", "create", "wrong");

        var errors = (await kb.Run("import", first, "--map", map, "--archive", "wrong")).Refused();
        errors.ShouldContain("votes-1.csv:46:");
        errors.ShouldContain("answer: 'perhaps' is no answer to topic/q1; its answers are yes, no, abstain and unclear.");
        (await kb.Run("import", first, "--edition", "source/x", "--archive", "wrong")).Refused().ShouldBe("--edition and --renames are for tables: name the mapping with --map.");
        (await kb.Run("import", first, "--map", "nowhere.yaml", "--archive", "wrong")).Refused().ShouldBe("nowhere.yaml: there is no such file.");
        (await kb.Run("statements", "--span", "1984", "--archive", "wrong")).Refused().ShouldBe("--span: needs a topic beside it.");
    }
}
