using System.Text.Json;

namespace KnowledgeBase.IntegrationTests.Cli;

public sealed class ProjectionsStatusCliTests(KbProgram kb) : IClassFixture<KbProgram>
{
    [Fact]
    public async Task The_status_tells_position_version_rows_and_whether_a_rebuild_is_due()
    {
        await kb.Small();
        var current = await Status();
        current.GetProperty("position").GetInt64().ShouldBe(24);
        current.GetProperty("rebuildDue").GetBoolean().ShouldBeFalse();
        current.GetProperty("rows").GetProperty("reference").GetInt64().ShouldBeGreaterThan(10);

        await kb.Database.Rows("update kb.projection set version = 1 where archive = 'small' returning version");

        (await Status()).GetProperty("rebuildDue").GetBoolean().ShouldBeTrue();
        (await kb.Run("projections", "status", "--archive", "small")).Done().ShouldContain("rebuild it with 'kb projections rebuild'");
        (await kb.Run("zones", "--archive", "small")).Refused().ShouldContain("kb projections rebuild --archive small");
        (await kb.Run("projections", "rebuild", "--archive", "small")).Done();
        (await kb.Run("zones", "--archive", "small")).Done();
    }

    [Fact]
    public async Task An_empty_archive_and_none_have_a_status_too()
    {
        await kb.Run("archives", "create", "void");
        (await kb.Run("projections", "status", "--archive", "void")).Done().ShouldContain("It is empty.");
        (await kb.Run("projections", "status", "--archive", "nowhere")).Refused().ShouldContain("There is no archive \"nowhere\".");
    }

    private async Task<JsonElement> Status() => JsonDocument.Parse((await kb.Run("projections", "status", "--archive", "small", "--format", "json")).Done()).RootElement;
}
