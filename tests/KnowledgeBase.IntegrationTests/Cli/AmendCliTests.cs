using System.Text.Json;

namespace KnowledgeBase.IntegrationTests.Cli;

/// <summary>Correcting, retracting, deprecating from the command line: the impact is shown, a reason is required, old answers stay.</summary>
public sealed class AmendCliTests(KbProgram kb) : IClassFixture<KbProgram>
{
    private const string Ceasefire = "alwaght-15-ceasefire-idlib";

    [Fact]
    public async Task A_correction_shows_its_impact_and_leaves_the_old_answer_where_it_was()
    {
        var archive = await Archive("correct");
        string[] correct = ["correct", Ceasefire, "--set", "on=2017-05-07", "--reason", "Misread.", "--recorder", "A. Curator", "--archive", archive];

        var dry = (await kb.Run([.. correct, "--dry-run"])).Done();
        dry.ShouldStartWith($"Would record '{Ceasefire}.corrected-1' at position 25, on\n'{Ceasefire}' of zone/idlib.\n  on: \"2017-05-06\" → \"2017-05-07\"\n");
        dry.ShouldContain("agreed.rule ceasefire, on 2017-05-06");
        (await Position(archive)).ShouldBe(24);

        (await kb.Run(correct)).Done().ShouldBe(dry.Replace("Would record", "Recorded"));
        (await Position(archive)).ShouldBe(25);
        (await Zone(archive, "--recorded-by", "24")).ShouldNotContain("2017-05-07");
        (await Zone(archive)).ShouldContain("2017-05-07");
        (await kb.Run("impact", $"{Ceasefire}.corrected-1", "--archive", archive)).Done().ShouldContain("on: \"2017-05-06\" → \"2017-05-07\"");
    }

    [Fact]
    public async Task A_retraction_is_undone_by_retracting_it()
    {
        var archive = await Archive("undo");
        var before = await Zone(archive);

        (await kb.Run("retract", Ceasefire, "--reason", "Of another zone.", "--archive", archive)).Done().ShouldContain($"Recorded '{Ceasefire}.retracted-1' at position 25");
        (await Zone(archive)).ShouldNotContain("alwaght-astana-4 ¶4,15");
        (await kb.Run("retract", $"{Ceasefire}.retracted-1", "--reason", "It was right.", "--archive", archive)).Done().ShouldContain("at position 26");

        (await Zone(archive)).Replace("position 26", "position 24").Replace("--recorded-by 26", "--recorded-by 24").ShouldBe(before);
    }

    [Fact]
    public async Task A_deprecation_is_told_as_JSON()
    {
        var archive = await Archive("deprecate");

        using var json = JsonDocument.Parse((await kb.Run("deprecate", "tass-9-area-homs", "--reason", "Garbled.", "--archive", archive, "--format", "json")).Done());

        json.RootElement.GetProperty("record").GetString().ShouldBe("tass-9-area-homs.deprecated-1");
        json.RootElement.GetProperty("dryRun").GetBoolean().ShouldBeFalse();
        json.RootElement.GetProperty("vanished").EnumerateArray().Select(one => $"{one.GetProperty("kind")} {one.GetProperty("thing")}").ShouldBe(["contradiction zone/homs"]);
        json.RootElement.GetProperty("changes").EnumerateArray().Select(one => one.GetProperty("item").GetString()).Distinct().ShouldBe(["agreed.area"]);
    }

    [Theory]
    [InlineData("correct nobody --set on=2017 --reason x", "There is no record 'nobody' in archive 'refused'. A record is named by its id")]
    [InlineData("correct tass-5-signed --set on --reason x", "--set: 'on' has no '='; write field=value, such as published=2017-05-04.")]
    [InlineData("correct tass-5-signed --set on=soon --reason x", "set.on: 'soon' is no EDTF date")]
    [InlineData("correct tass-5-signed --set onn=2017 --reason x", "set.onn: unknown field. Did you mean 'on'?")]
    [InlineData("correct tass-5-signed --set by=[actor/russia,actor/ira] --reason x", "there is no actor/ira: register it first, with actor.registered. Did you mean 'actor/iran'?")]
    [InlineData("correct tass-5-signed --set on=2017 --set on=2018 --reason x", "on: is set twice; give it one new value.")]
    [InlineData("correct tass-5-signed --set by=[ --set paragraphs=[1 --reason x", "paragraphs:2:1:")]
    [InlineData("correct tass-5-signed --set record=other --reason x", "set.record: cannot be corrected")]
    [InlineData("retract tass --reason x", "source/tass-astana-4 is cited by other records; correct its registration instead.")]
    public async Task What_is_wrong_is_told_and_nothing_is_recorded(string command, string message)
    {
        await kb.Run("archives", "create", "refused");
        await kb.Run("import", Recording.RecordingDatabase.Small, "--archive", "refused");

        (await kb.Run([.. command.Split(' '), "--archive", "refused"])).Refused().ShouldContain(message);
        (await Position("refused")).ShouldBe(24);
    }

    [Fact]
    public async Task A_reason_is_required()
    {
        var run = await kb.Run("retract", "tass-5-signed", "--archive", "small");
        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("Option '--reason' is required.");
    }

    private async Task<string> Archive(string name)
    {
        (await kb.Run("archives", "create", name)).Done();
        (await kb.Run("import", Recording.RecordingDatabase.Small, "--archive", name)).Done();
        return name;
    }

    private async Task<string> Zone(string archive, params string[] options) => (await kb.Run(["zone", "idlib", "--archive", archive, "--as-of", "2017-05-06", .. options])).Done();

    private async Task<int> Position(string archive)
    {
        using var json = JsonDocument.Parse((await kb.Run("zones", "--archive", archive, "--format", "json")).Done());
        return json.RootElement.GetProperty("vantage").GetProperty("position").GetInt32();
    }
}
