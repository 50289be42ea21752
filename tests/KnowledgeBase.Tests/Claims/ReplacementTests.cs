using KnowledgeBase.Claims;

namespace KnowledgeBase.Tests.Claims;

public sealed class ReplacementTests
{
    private const string Zone = "zone/idlib";

    [Fact]
    public void A_reference_to_a_replaced_record_leads_to_the_one_that_stands_in_for_it()
    {
        var (archive, old) = Resting();
        archive.Retract(old);
        BasedOn(archive).ShouldBe(old);

        var anew = Statement(archive, old);

        BasedOn(archive).ShouldBe(anew);
        BasedOn(archive, recordedBy: archive.Log.Count - 1).ShouldBe(old);
    }

    [Fact]
    public void It_leads_on_to_what_stands_in_for_that()
    {
        var (archive, old) = Resting();
        archive.Retract(old);
        var second = Statement(archive, old);
        archive.Retract(second);
        BasedOn(archive).ShouldBe(old);

        BasedOn(archive, Statement(archive, second));
    }

    [Fact]
    public void Where_several_records_stand_in_for_one_the_reference_stays()
    {
        var (archive, old) = Resting();
        archive.Retract(old);
        Statement(archive, old);
        Statement(archive, old);

        BasedOn(archive).ShouldBe(old);
    }

    private static (TestArchive Archive, string Statement) Resting()
    {
        var archive = new TestArchive();
        archive.Report("source/a", Zone, "zone.proposed");
        var statement = Statement(archive);
        archive.Report("source/a", Zone, "zone.established", new { on = "2017-05-04", basedOn = statement });
        return (archive, statement);
    }

    private static string Statement(TestArchive archive, string? replaces = null) =>
        archive.Report("source/a", "statement/s", "statement.made", new { speaker = "actor/russia", kind = "assertion", text = "It is established.", replaces });

    private static void BasedOn(TestArchive archive, string record) => BasedOn(archive).ShouldBe(record);

    private static string? BasedOn(TestArchive archive, long? recordedBy = null) =>
        Frontier.Of(archive.At("2017-12-31", recordedBy: recordedBy), Zone, "established").Values.Single().Claim.Evidence.BasedOn;
}
