using KnowledgeBase.Claims;

namespace KnowledgeBase.Tests.Claims;

/// <summary>A timeline that is kept holds only while everything is the same that it follows from, also what no claim tells.</summary>
public sealed class KeptTimelinesTests
{
    private const string Group = "actor/joint-working-group";

    private readonly KeptTimelines _kept = new();

    [Fact]
    public void Not_after_its_source_turns_out_to_be_published_on_another_day()
    {
        var archive = new TestArchive();
        archive.Source("source/a", published: "2017-05-04");
        archive.Report("source/a", "zone/idlib", "zone.controlled", new { by = "actor/x" });
        Told(archive, "zone/idlib", "control").ShouldBe(".. to 2017-05-03 silent, 2017-05-04 to .. actor/x");

        archive.Correct("r1", new { published = "2017-06-04" });

        Told(archive, "zone/idlib", "control").ShouldBe(".. to 2017-06-03 silent, 2017-06-04 to .. actor/x");
    }

    [Fact]
    public void Not_after_what_its_date_is_relative_to_turns_out_to_be_something_else()
    {
        var archive = new TestArchive();
        archive.Report("source/a", "agreement/memorandum", "agreement.signed", new { by = new[] { "actor/iran" }, on = "2017-05-04" });
        archive.Report("source/a", Group, "actor.formed", new { on = new { anchor = "agreement/the-paper", aspect = "signed", offset = "P10D" } });
        var before = Told(archive, Group, "formed");

        archive.Record("agreement/the-paper", "thing.sameAs", new { other = "agreement/memorandum" });

        before.ShouldNotContain("2017-05-14");
        Told(archive, Group, "formed").ShouldContain("2017-05-14");
    }

    [Fact]
    public void Also_on_another_day_and_at_another_position()
    {
        var archive = new TestArchive();
        archive.Report("source/a", "zone/idlib", "zone.controlled", new { by = "actor/x", on = "2017-05-04" });
        Told(archive, "zone/idlib", "control");
        archive.Report("source/a", "zone/homs", "zone.controlled", new { by = "actor/y", on = "2017-05-04" });

        _kept.Of(archive.At("2017-01-01")).Find("zone/idlib", "control").ShouldNotBeNull();
        _kept.Of(archive.At("2017-12-31", null, null, "source/b")).Find("zone/idlib", "control").ShouldBeNull();
    }

    private string Told(TestArchive archive, string thing, string item)
    {
        var world = archive.At("2017-12-31");
        return string.Join(", ", Timeline.Items(world, thing, one => one == item, _kept.Of(world)).SelectMany(one => one.Periods).Select(period => $"{period.First} to {period.Last} {period.Value.Text}"));
    }
}
