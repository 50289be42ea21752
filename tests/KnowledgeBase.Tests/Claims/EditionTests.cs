using KnowledgeBase.Claims;

namespace KnowledgeBase.Tests.Claims;

/// <summary>A work is heard through its latest admitted edition, which carries what it neither restates nor omits.</summary>
public sealed class EditionTests
{
    private const string First = "source/list-1";
    private const string Second = "source/list-2";
    private const string Third = "source/list-3";
    private const string Zone = "zone/idlib";

    [Fact]
    public void A_later_edition_carries_what_it_does_not_touch()
    {
        var archive = Work();
        archive.Report(First, Zone, "zone.established", new { on = "2017-05-04", key = "idlib" });

        Established(archive, accordingTo: Second).Single().ShouldBe($"{First} 2017-05-04");
        Established(archive, accordingTo: Third).Single().ShouldBe($"{First} 2017-05-04");
    }

    [Fact]
    public void What_a_later_edition_restates_is_heard_from_it_alone()
    {
        var archive = Work();
        archive.Report(First, Zone, "zone.established", new { on = "2017-05-04", key = "idlib" });
        archive.Report(Second, Zone, "zone.established", new { on = "2017-09-15", key = "idlib" });

        Established(archive).Single().ShouldBe($"{Second} 2017-09-15");
        Established(archive, accordingTo: Third).Single().ShouldBe($"{Second} 2017-09-15");
    }

    [Fact]
    public void An_edition_named_alone_still_says_what_it_said()
    {
        var archive = Work();
        archive.Report(First, Zone, "zone.established", new { on = "2017-05-04", key = "idlib" });
        archive.Report(Second, Zone, "zone.established", new { on = "2017-09-15", key = "idlib" });

        Established(archive, accordingTo: First).Single().ShouldBe($"{First} 2017-05-04");
    }

    [Fact]
    public void What_a_later_edition_omits_is_silent_from_it_on()
    {
        var archive = Work();
        archive.Report(First, Zone, "zone.established", new { on = "2017-05-04", key = "idlib" });
        archive.Record(Second, "source.omitted", new { key = "idlib" });

        Established(archive, accordingTo: First).Count.ShouldBe(1);
        Established(archive, accordingTo: Second).ShouldBeEmpty();
        Established(archive, accordingTo: Third).ShouldBeEmpty();
    }

    [Fact]
    public void What_was_omitted_can_be_restated()
    {
        var archive = Work();
        archive.Report(First, Zone, "zone.established", new { on = "2017-05-04", key = "idlib" });
        archive.Record(Second, "source.omitted", new { key = "idlib" });
        archive.Report(Third, Zone, "zone.established", new { on = "2017-09-15", key = "idlib" });

        Established(archive).Single().ShouldBe($"{Third} 2017-09-15");
    }

    [Fact]
    public void A_retracted_omission_omits_nothing()
    {
        var archive = Work();
        archive.Report(First, Zone, "zone.established", new { on = "2017-05-04", key = "idlib" });
        archive.Retract(archive.Record(Second, "source.omitted", new { key = "idlib" }));

        Established(archive).Single().ShouldBe($"{First} 2017-05-04");
    }

    [Fact]
    public void One_key_in_two_works_is_two_things()
    {
        var archive = Work().Source("source/other", "2017-09-20");
        archive.Report(First, Zone, "zone.established", new { on = "2017-05-04", key = "idlib" });
        archive.Report("source/other", Zone, "zone.established", new { on = "2017-05-04", key = "idlib" });

        Established(archive).Count.ShouldBe(2);
    }

    [Fact]
    public void An_edition_that_is_not_yet_published_is_not_heard()
    {
        var archive = Work();
        archive.Report(First, Zone, "zone.established", new { on = "2017-05-04", key = "idlib" });
        archive.Report(Second, Zone, "zone.established", new { on = "2017-04-04", key = "idlib" });

        Established(archive, publishedBy: "2017-06-30").Single().ShouldBe($"{First} 2017-05-04");
        Established(archive, publishedBy: "2017-07-31").Single().ShouldBe($"{Second} 2017-04-04");
    }

    [Fact]
    public void Naming_a_work_hears_its_latest_edition_alone()
    {
        var archive = Work();
        archive.Report(First, Zone, "zone.established", new { on = "2017-05-04", key = "idlib" });
        archive.Report(Second, Zone, "zone.established", new { on = "2017-09-15", key = "idlib" });
        archive.Report("source/b", Zone, "zone.established", new { on = "2017-12-01" });

        Established(archive, accordingTo: "work:list").Single().ShouldBe($"{Second} 2017-09-15");
    }

    [Fact]
    public void A_source_without_a_work_is_a_work_with_one_edition()
    {
        var archive = new TestArchive();
        archive.Report("source/a", Zone, "zone.established", new { on = "2017-05-04" });

        Established(archive, accordingTo: "work:source/a").Count.ShouldBe(1);
    }

    private static TestArchive Work() => new TestArchive()
        .Source(First, "2017-05", work: "list", edition: 1)
        .Source(Second, "2017-07", work: "list", edition: 2)
        .Source(Third, "2017-09", work: "list", edition: 3);

    private static List<string> Established(TestArchive archive, string? publishedBy = null, string? accordingTo = null) =>
    [
        .. Frontier.Of(archive.At("2017-12-31", publishedBy, null, accordingTo is null ? [] : [accordingTo]), Zone, "established").Values
            .Select(value => $"{value.Claim.Evidence.Source} {value.Dated.On}"),
    ];
}
