using KnowledgeBase.Claims;

namespace KnowledgeBase.Tests.Claims;

public sealed class OccurrenceTests
{
    private const string Zone = "zone/idlib";

    [Fact]
    public void A_vague_report_and_a_precise_one_agree()
    {
        var archive = new TestArchive();
        archive.Report("source/a", Zone, "zone.established", new { on = "2017-05" });
        archive.Report("source/b", Zone, "zone.established", new { on = "2017-05-04" });

        var answer = Frontier.Of(archive.At("2017-05-10"), Zone, "established");

        answer.Verdict.ShouldBe(Verdict.Settled);
        answer.Standing.ShouldBe(Standing.Happened);
        answer.Date!.Value.ToString().ShouldBe("2017-05-04");
        answer.Values.Count.ShouldBe(2);
    }

    [Fact]
    public void Dates_that_exclude_each_other_are_contested()
    {
        var archive = new TestArchive();
        archive.Report("source/a", Zone, "zone.established", new { on = "2017-05-05" });
        archive.Report("source/b", Zone, "zone.established", new { on = "2017-09-15" });

        Frontier.Of(archive.At("2017-12-31"), Zone, "established").Verdict.ShouldBe(Verdict.Contested);
    }
}
