using KnowledgeBase.Claims;
using KnowledgeBase.Events;
using KnowledgeBase.Time;

namespace KnowledgeBase.Tests.Claims;

/// <summary>The day asked about and the archive as it stood; sources are admitted in <see cref="PerspectiveTests"/>.</summary>
public sealed class VantageTests
{
    private const string Zone = "zone/idlib";

    [Fact]
    public void Left_open_the_day_is_that_of_the_last_record()
    {
        var archive = Recorded();

        archive.At().AsOf.ShouldBe(Day.Of(2020, 1, 1).Plus(archive.Log.Count - 1));
    }

    [Fact]
    public void Left_open_at_a_position_the_day_is_that_of_the_position()
    {
        Recorded().At(recordedBy: 2).AsOf.ShouldBe(Day.Of(2020, 1, 2));
    }

    [Fact]
    public void The_day_of_a_record_is_its_day_in_UTC()
    {
        var first = Recorded().Log[0];
        var recorded = new Recorded(1, new DateTimeOffset(2020, 1, 1, 0, 30, 0, TimeSpan.FromHours(3)), first.Id, first.Stream, first.StoredType, first.Data);

        ReferenceModel.At([recorded], Vantage.Open).AsOf.ShouldBe(Day.Of(2019, 12, 31));
    }

    [Fact]
    public void At_a_position_only_what_was_recorded_by_then_is_known()
    {
        var archive = Recorded();
        var first = archive.Log.Single(recorded => recorded.Stream == Zone && recorded.Content is ZoneEstablished { On.Edtf: not null } one && one.Source == "source/a").Position;

        Dates(archive.At("2017-12-31", recordedBy: first - 1)).ShouldBeEmpty();
        Dates(archive.At("2017-12-31", recordedBy: first)).ShouldBe(["2017-05-04"]);
    }

    [Fact]
    public void An_instant_is_the_last_position_at_or_before_it()
    {
        var archive = Recorded();
        var last = archive.Log[^1];

        Dates(At(archive, last.Timestamp)).ShouldBe(["2017-05-04", "2017-09-15"]);
        Dates(At(archive, last.Timestamp.AddTicks(-1))).ShouldBe(["2017-05-04"]);
    }

    [Fact]
    public void An_answer_at_a_position_never_changes_whatever_is_appended_later()
    {
        var archive = Recorded();
        var position = archive.Log.Count;
        var before = Dates(archive.At("2017-12-31", recordedBy: position)).ToList();
        archive.Retract(archive.Log[position - 1].Record);
        archive.Report("source/c", Zone, "zone.established", new { on = "2018-01-01" });

        Dates(archive.At("2017-12-31", recordedBy: position)).ShouldBe(before);
        Dates(archive.At("2017-12-31")).ShouldBe(["2017-05-04", "2018-01-01"]);
    }

    [Fact]
    public void What_the_press_could_know_is_not_what_the_archive_asserted()
    {
        var archive = new TestArchive().Source("source/a", "2017-05-05");
        archive.Report("source/a", Zone, "zone.established", new { on = "2017-05-04" });

        Dates(archive.At("2017-12-31", publishedBy: "2017-05-05")).ShouldBe(["2017-05-04"]);
        Dates(archive.At("2017-12-31", recordedBy: 1)).ShouldBeEmpty();
    }

    [Fact]
    public void The_day_asked_about_hides_no_claim_it_only_says_how_they_stand()
    {
        var archive = Recorded();

        Frontier.Of(archive.At("2017-01-01"), Zone, "established").Values.Count.ShouldBe(2);
        Frontier.Of(archive.At("2017-01-01"), Zone, "established").Standing.ShouldBe(Standing.NotYet);
    }

    [Fact]
    public void Before_anything_is_recorded_there_is_nothing_to_say()
    {
        Dates(Recorded().At(recordedBy: 0)).ShouldBeEmpty();
    }

    private static TestArchive Recorded()
    {
        var archive = new TestArchive();
        archive.Report("source/a", Zone, "zone.established", new { on = "2017-05-04" });
        archive.Report("source/b", Zone, "zone.established", new { on = "2017-09-15" });
        return archive;
    }

    private static World At(TestArchive archive, DateTimeOffset instant) =>
        ReferenceModel.At(archive.Log, new Vantage { AsOf = Day.Of(2017, 12, 31), RecordedBy = RecordingPoint.At(instant) });

    private static IEnumerable<string> Dates(World world) =>
        Frontier.Of(world, Zone, "established").Values.Select(value => value.Dated.On.ToString());
}
