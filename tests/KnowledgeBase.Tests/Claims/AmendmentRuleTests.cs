namespace KnowledgeBase.Tests.Claims;

/// <summary>What cannot be amended, and how it is put right instead.</summary>
public sealed class AmendmentRuleTests
{
    private const string Act = "agreement/memorandum";

    [Theory]
    [InlineData("record")]
    [InlineData("key")]
    [InlineData("replaces")]
    public void Identity_cannot_be_corrected(string field)
    {
        var archive = new TestArchive();
        var signing = archive.Report("source/a", Act, "agreement.signed", new { on = "2017-05-04", key = "k1" });

        Should.Throw<ArgumentException>(() => archive.Correct(signing, new Dictionary<string, string> { [field] = "other" })).Message.ShouldContain($"set.{field}");
    }

    [Fact]
    public void An_amendment_is_never_corrected()
    {
        var archive = new TestArchive();
        var correction = archive.Correct(archive.Report("source/a", Act, "agreement.signed", new { on = "2017-04-05" }), new { on = "2017-05-06" });

        Should.Throw<ArgumentException>(() => archive.Correct(correction, new { reason = "another" }));
    }

    [Fact]
    public void An_amendment_is_never_deprecated()
    {
        var archive = new TestArchive();
        var correction = archive.Correct(archive.Report("source/a", Act, "agreement.signed", new { on = "2017-04-05" }), new { on = "2017-05-06" });

        Should.Throw<ArgumentException>(() => archive.Deprecate(correction));
    }

    [Fact]
    public void A_thing_is_registered_once()
    {
        var archive = new TestArchive();
        archive.Record("zone/idlib", "zone.registered", new { name = "Idlib" });

        Should.Throw<ArgumentException>(() => archive.Record("zone/idlib", "zone.registered", new { name = "Greater Idlib" }));
    }

    [Fact]
    public void A_record_is_replaced_only_once_it_is_retracted()
    {
        var archive = new TestArchive();
        var wrong = archive.Report("source/a", "agreement/joint-statement", "agreement.signed", new { on = "2017-05-04" });

        Should.Throw<ArgumentException>(() => archive.Report("source/a", Act, "agreement.signed", new { on = "2017-05-04", replaces = wrong }));
        archive.Retract(wrong);
        Should.NotThrow(() => archive.Report("source/a", Act, "agreement.signed", new { on = "2017-05-04", replaces = wrong }));
    }
}
