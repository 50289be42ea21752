using KnowledgeBase.Claims;
using KnowledgeBase.IntegrationTests.Recording;
using KnowledgeBase.Queries;
using KnowledgeBase.Time;

namespace KnowledgeBase.IntegrationTests.Projections;

/// <summary>Names that look alike are found; names that only share words are not.</summary>
public sealed class LookAlikeTests(RecordingDatabase database) : IClassFixture<RecordingDatabase>
{
    [Theory]
    [InlineData("Lavrentyev", "Lavrentiev", true)]
    [InlineData("Bashar al-Jaafari", "Bashar Jafari", true)]
    [InlineData("Recep Erdoğan", "Recep Erdogan", true)]
    [InlineData("Hama province", "Homs province", false)]
    [InlineData("Resolution 2254", "Resolution 2255", false)]
    [InlineData("Fifth round", "Sixth round", false)]
    public async Task Two_names_look_alike_or_do_not(string one, string other, bool alike)
    {
        var archive = $"alike-{Guid.NewGuid():n}"[..20];
        await database.Create(archive);
        await database.Record(archive, Actor("a", one), Actor("b", other));

        var findings = (await database.Send(new AskFindings(archive, Vantage.Open, [FindingKind.LookAlike]))).Findings;

        findings.Select(finding => finding.Thing).ShouldBe(alike ? ["actor/a"] : []);
    }

    [Fact]
    public async Task What_is_said_to_be_the_same_is_not_found()
    {
        await database.Create("alike-same");
        await database.Record("alike-same", Actor("a", "Lavrentyev"), Actor("b", "Lavrentiev"), RecordingDatabase.Draft("actor/a", "thing.sameAs", new { record = "same", other = "actor/b" }));

        (await database.Send(new AskFindings("alike-same", Vantage.Open))).Findings.ShouldBeEmpty();
    }

    private static KnowledgeBase.Recording.Draft Actor(string slug, string name) => RecordingDatabase.Draft($"actor/{slug}", "actor.registered", new { record = slug, name, kind = "person" });
}
