using KnowledgeBase.Claims;

namespace KnowledgeBase.Tests.Claims;

/// <summary>Publication time and perspective together are a set of admitted sources; reference data and amendments are not theirs.</summary>
public sealed class PerspectiveTests
{
    private const string Zone = "zone/idlib";

    [Theory]
    [InlineData("publisher:TASS", "source/tass")]
    [InlineData("publisher:tass", "source/tass")]
    [InlineData("country:iran", "source/alwaght")]
    [InlineData("source/sputnik", "source/sputnik")]
    public void One_publisher_country_or_source_can_be_listened_to(string selector, string heard)
    {
        var archive = Press();

        Heard(archive, null, selector).ShouldBe([heard]);
    }

    [Fact]
    public void Several_selectors_admit_what_any_of_them_names()
    {
        var archive = Press();

        Heard(archive, null, "publisher:TASS", "country:iran").ShouldBe(["source/tass", "source/alwaght"]);
    }

    [Fact]
    public void Only_sources_certainly_published_by_then_count()
    {
        var archive = Press();

        Heard(archive, "2017-05-04").ShouldBeEmpty();
        Heard(archive, "2017-05-05").ShouldBe(["source/tass"]);
        Heard(archive, "2017-05-30").ShouldBe(["source/tass"]);
        Heard(archive, "2017-05-31").ShouldBe(["source/tass", "source/alwaght"]);
    }

    [Fact]
    public void A_source_without_a_date_counts_from_the_day_it_was_retrieved()
    {
        var archive = Press();

        Heard(archive, "2017-09-19").ShouldNotContain("source/sputnik");
        Heard(archive, "2017-09-20").ShouldContain("source/sputnik");
    }

    [Fact]
    public void An_approximate_publication_is_widened_before_it_counts()
    {
        var archive = new TestArchive().Source("source/a", "2017-05-05~");
        archive.Report("source/a", Zone, "zone.proposed");

        Heard(archive, "2017-05-05").ShouldBeEmpty();
        Heard(archive, "2017-05-06").ShouldBe(["source/a"]);
    }

    [Fact]
    public void Publication_and_perspective_admit_what_both_admit()
    {
        var archive = Press();

        Heard(archive, "2017-05-05", "country:iran").ShouldBeEmpty();
    }

    [Fact]
    public void Claims_that_no_admitted_source_carries_do_not_dispute()
    {
        var archive = new TestArchive();
        archive.Report("source/a", Zone, "zone.established", new { on = "2017-05-04" });
        archive.Report("source/b", Zone, "zone.established", new { on = "2017-05-04", polarity = "denied" });

        Frontier.Of(archive.At("2017-12-31"), Zone, "established").Verdict.ShouldBe(Verdict.Contested);
        Frontier.Of(archive.At("2017-12-31", accordingTo: "source/a"), Zone, "established").Verdict.ShouldBe(Verdict.Settled);
    }

    [Fact]
    public void Amendments_count_whoever_is_listened_to_and_whatever_was_published_by_then()
    {
        var archive = new TestArchive().Source("source/a", "2017-05-05");
        archive.Correct(archive.Report("source/a", Zone, "zone.established", new { on = "2017-04-05" }), new { on = "2017-05-04" });

        Frontier.Of(archive.At("2017-12-31", publishedBy: "2017-05-05", accordingTo: "source/a"), Zone, "established").Date!.Value.ToString().ShouldBe("2017-05-04");
    }

    [Fact]
    public void Same_as_counts_whoever_is_listened_to()
    {
        var archive = new TestArchive().Source("source/a", "2017-05-05");
        archive.Report("source/a", Zone, "zone.proposed");
        archive.Record("zone/the-north", "zone.registered", new { name = "The north" });
        archive.Record("zone/the-north", "thing.sameAs", new { other = Zone });

        Frontier.Of(archive.At("2017-12-31", publishedBy: "2017-05-05"), "zone/the-north", "proposed").Verdict.ShouldBe(Verdict.Settled);
    }

    [Fact]
    public void A_source_that_its_publisher_withdrew_is_still_heard()
    {
        var archive = Press();
        archive.Report("source/registry", "source/tass", "source.withdrawn", new { on = "2017-06-01" });

        Heard(archive, null).ShouldContain("source/tass");
        Frontier.Of(archive.At("2017-12-31"), "source/tass", "withdrawn").Standing.ShouldBe(Standing.Happened);
    }

    private static TestArchive Press()
    {
        var archive = new TestArchive()
            .Source("source/tass", "2017-05-05", publisher: "TASS", country: "Russia")
            .Source("source/alwaght", "2017-05", publisher: "Alwaght", country: "Iran")
            .Source("source/sputnik", publisher: "Sputnik", country: "Russia", retrieved: "2017-09-20");
        foreach (var source in new[] { "source/tass", "source/alwaght", "source/sputnik" }) archive.Report(source, Zone, "zone.proposed");
        return archive;
    }

    private static IEnumerable<string> Heard(TestArchive archive, string? publishedBy, params string[] accordingTo) =>
        Frontier.Of(archive.At("2017-12-31", publishedBy, null, accordingTo), Zone, "proposed").Values.Select(value => value.Claim.Evidence.Source);
}
