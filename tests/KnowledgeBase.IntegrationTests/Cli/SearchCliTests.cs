using System.Text.Json;
using KnowledgeBase.IntegrationTests.Recording;
using KnowledgeBase.Tests.Snapshots;

namespace KnowledgeBase.IntegrationTests.Cli;

public sealed class SearchCliTests(KbProgram kb) : IClassFixture<KbProgram>
{
    private const string More = """
        - actor.registered: actor/erdogan
          record: erdogan
          name: Recep Tayyip Erdoğan
          aliases: [Erdoğan]
          kind: person
        - actor.registered: actor/rte
          record: rte
          name: R. T. Erdogan
          kind: person
        - thing.sameAs: actor/rte
          record: same
          other: actor/erdogan
          reason: Another transliteration.
        - thing.aliased: actor/erdogan
          record: alias
          alias: Эрдоган
        - statement.made: statement/homs
          record: said
          source: source/tass-astana-4
          paragraphs: [3, 4]
          speaker: actor/erdogan
          kind: assertion
          text: "Эрдоган said that the ceasefire in [northern] Homs | and Idlib is observed."
          on: 2017-05-05
        """;

    private async Task<string> Archive(string name)
    {
        await kb.Run("archives", "create", name);
        (await kb.Run("import", RecordingDatabase.Small, "--archive", name)).Done();
        (await kb.Run("import", kb.Write($"{name}.yaml", More), "--archive", name)).Done();
        return name;
    }

    private async Task<JsonElement> Search(string archive, params string[] words) =>
        JsonDocument.Parse((await kb.Run(["search", .. words, "--archive", archive, "--format", "json"])).Done()).RootElement;

    private async Task<string[]> Records(string archive, params string[] words) =>
        [.. (await Search(archive, words)).GetProperty("hits").EnumerateArray().Select(hit => hit.GetProperty("record").GetString()!).Order(StringComparer.Ordinal)];

    [Fact]
    public async Task What_is_printed()
    {
        var archive = await Archive("printed");
        string[] search = ["search", "erdogan", "--archive", archive, "--as-of", "2017-05-06"];
        var csv = (await kb.Run([.. search, "--format", "csv"])).Done();
        Snapshot.Verify($"{(await kb.Run(search)).Done()}\n{csv}\n{(await kb.Run([.. search, "--kind", "statement", "--format", "jsonl"])).Done()}");
    }

    [Fact]
    public async Task Any_spelling_of_a_name_finds_every_other_and_same_things()
    {
        var archive = await Archive("spellings");
        string[] all = ["alias", "erdogan", "rte", "said", "same"];
        foreach (var spelling in new[] { new[] { "ERDOĞAN" }, ["эрдоган"], ["R. T. Erdogan"], ["recep", "tayyip", "erdogan"] }) (await Records(archive, spelling)).ShouldBe(all, string.Join(' ', spelling));
        (await Records(archive, "recep")).ShouldBe(["erdogan"]);
        (await Records(archive, "erdogan", "ceasefire")).ShouldBe(["said"]);
        (await Records(archive, "northern homs")).ShouldBe(["said"]);
        (await Records(archive, "homs northern")).ShouldBeEmpty();
        (await Records(archive, "transliteration")).ShouldBe(["same"]);
        (await Records(archive, "erdogan", "--kind", "statement")).ShouldBe(["said"]);
    }

    [Fact]
    public async Task Only_what_counts_at_the_vantage_is_found()
    {
        var archive = await Archive("vantages");
        (await Records(archive, "ceasefire", "observed")).ShouldBe(["said"]);
        (await Records(archive, "observed", "--according-to", "publisher:TASS")).ShouldBe(["said"]);
        (await Records(archive, "observed", "--according-to", "publisher:Alwaght")).ShouldBeEmpty();
        (await Records(archive, "observed", "--published-by", "2017-05-01")).ShouldBeEmpty();
        (await Records(archive, "erdogan", "--published-by", "2017-05-01")).ShouldBe(["alias", "erdogan", "rte", "same"]);
        (await Records(archive, "erdogan", "--recorded-by", "24")).ShouldBeEmpty();

        (await kb.Run("correct", "said", "--set", "text=Nothing happened.", "--reason", "Misread.", "--archive", archive)).Done();
        (await Records(archive, "observed")).ShouldBeEmpty();
        (await Records(archive, "happened")).ShouldBe(["said"]);
        (await Records(archive, "observed", "--recorded-by", "29")).ShouldBe(["said"]);
        (await kb.Run("deprecate", "said", "--reason", "Garbled.", "--archive", archive)).Done();
        (await Search(archive, "happened")).GetProperty("hits")[0].GetProperty("deprecated").GetBoolean().ShouldBeTrue();
        (await kb.Run("retract", "said", "--reason", "Not said.", "--archive", archive)).Done();
        (await Records(archive, "happened")).ShouldBeEmpty();
        (await kb.Run("projections", "verify", "--archive", archive)).Done();
    }

    [Fact]
    public async Task An_unknown_word_finds_nothing_and_names_like_it_are_told()
    {
        var archive = await Archive("unknown");
        (await kb.Run("search", "Erdogann", "--archive", archive)).Done().ShouldContain("Nothing was found.\nDid you mean Recep Tayyip Erdoğan (actor/erdogan)?\n");
        (await kb.Run("search", "…", "--archive", archive)).Done().ShouldContain("Nothing was found.\n");
        (await kb.Run("search", "'; drop table kb.search; --", "!&|()<->:*", "--archive", archive)).Done().ShouldContain("Nothing was found.\n");
    }

    [Fact]
    public async Task There_can_be_more_than_are_shown()
    {
        var archive = await Archive("more");
        (await kb.Run("search", "erdogan", "--limit", "1", "--archive", archive)).Done().ShouldContain("These are the best 1 of 5");
        (await kb.Run("search", "erdogan", "--limit", "0", "--archive", archive)).Refused().ShouldBe("--limit: must be 1 or more.");
        (await kb.Run("search", "--archive", archive)).ExitCode.ShouldBe(1);
        (await kb.Run("search", "erdogan", "--kind", "person", "--archive", archive)).ExitCode.ShouldBe(1);
    }
}
