using KnowledgeBase.Claims;

namespace KnowledgeBase.Tests.Claims;

/// <summary>After its term an act is never plainly in force, nor plainly expired where it renews.</summary>
public sealed class TermTests
{
    private const string Act = "agreement/memorandum";
    private const string Zone = "zone/idlib";

    [Fact]
    public void Six_months_from_6_May_end_on_6_November_that_day_included()
    {
        var archive = InForce();
        Term(archive);

        Text(archive, "2017-11-06").ShouldBe("in force");
        Text(archive, "2017-11-07").ShouldBe("term over");
    }

    [Theory]
    [InlineData(true, null, "term over; renewal automatic; none recorded")]
    [InlineData(null, true, "term over; renewal by consensus; none recorded")]
    [InlineData(true, true, "term over; renewal automatic, by consensus; none recorded")]
    [InlineData(false, null, "term over")]
    public void After_the_term_the_status_says_how_it_renews(bool? automatically, bool? byConsensus, string text)
    {
        var archive = InForce();
        Term(archive, automatically, byConsensus);

        Text(archive, "2017-11-07").ShouldBe(text);
    }

    [Fact]
    public void Two_sources_may_each_tell_one_way_of_renewal()
    {
        var archive = InForce();
        Term(archive, automatically: true, source: "source/tass");
        Term(archive, byConsensus: true, source: "source/sputnik");

        Text(archive, "2017-11-07").ShouldBe("term over; renewal automatic, by consensus; none recorded");
    }

    [Fact]
    public void An_extension_moves_the_end()
    {
        var archive = InForce();
        Term(archive, automatically: true);
        archive.Report("source/a", Act, "agreement.extended", new { by = "P6M", on = "2017-11-01" });

        Text(archive, "2018-05-06").ShouldBe("in force");
        Text(archive, "2018-05-07").ShouldStartWith("term over");
    }

    [Fact]
    public void After_an_extended_term_it_is_not_said_that_no_extension_is_recorded()
    {
        var archive = InForce();
        Term(archive, automatically: true);
        archive.Report("source/a", Act, "agreement.extended", new { by = "P6M", on = "2017-11-01" });

        Text(archive, "2018-05-07").ShouldBe("term over; renewal automatic; none recorded since the last extension");
    }

    [Fact]
    public void One_extension_told_by_two_sources_under_one_name_moves_the_end_once()
    {
        var archive = InForce();
        Term(archive);
        archive.Report("source/a", Act, "agreement.extended", new { by = "P6M", on = "2017-11-01", extension = "first" });
        archive.Report("source/b", Act, "agreement.extended", new { by = "P6M", on = "2017-11", extension = "first" });

        Text(archive, "2018-05-06").ShouldBe("in force");
        Text(archive, "2018-05-07").ShouldBe("term over");
    }

    [Fact]
    public void One_extension_told_by_two_sources_without_a_name_moves_the_end_once()
    {
        var archive = InForce();
        Term(archive);
        archive.Report("source/a", Act, "agreement.extended", new { by = "P6M", on = "2017-11-01" });
        archive.Report("source/b", Act, "agreement.extended", new { by = "P6M", on = "2017-11" });

        Text(archive, "2018-05-07").ShouldBe("term over");
    }

    [Fact]
    public void A_second_extension_moves_the_end_once_more()
    {
        var archive = InForce();
        Term(archive);
        archive.Report("source/a", Act, "agreement.extended", new { by = "P6M", on = "2017-11-01", extension = "first" });
        archive.Report("source/a", Act, "agreement.extended", new { by = "P6M", on = "2018-05-01", extension = "second" });

        Text(archive, "2018-11-06").ShouldBe("in force");
        Text(archive, "2018-11-07").ShouldBe("term over");
    }

    [Fact]
    public void An_extension_that_is_still_to_come_moves_nothing()
    {
        var archive = InForce();
        Term(archive);
        archive.Report("source/a", Act, "agreement.extended", new { by = "P6M", on = "2017-12-01" });

        Text(archive, "2017-11-15").ShouldBe("term over");
    }

    [Fact]
    public void A_possible_extension_leaves_the_end_possible()
    {
        var archive = InForce();
        Term(archive);
        archive.Report("source/a", Act, "agreement.extended", new { by = "P6M", on = "2017-11" });

        Status.Of(archive.At("2017-11-15"), Act).ShouldBe(new Status("inForce", "in force; possibly term over", Verdict.Open));
    }

    [Fact]
    public void An_extension_that_somebody_denies_leaves_the_end_possible()
    {
        var archive = InForce();
        Term(archive);
        archive.Report("source/a", Act, "agreement.extended", new { by = "P6M", on = "2017-11-01", extension = "first" });
        archive.Report("source/b", Act, "agreement.extended", new { by = "P6M", on = "2017-11-01", extension = "first", polarity = "denied" });

        Status.Of(archive.At("2017-11-15"), Act).Verdict.ShouldBe(Verdict.Open);
    }

    [Fact]
    public void A_term_without_a_start_of_its_own_runs_from_the_entry_into_force()
    {
        var archive = InForce();
        archive.Report("source/a", Act, "agreement.termSet", new { duration = "P6M" });

        Text(archive, "2017-11-06").ShouldBe("in force");
        Text(archive, "2017-11-07").ShouldBe("term over");
    }

    [Fact]
    public void While_the_length_of_the_term_decides_sources_that_differ_on_it_make_the_status_contested()
    {
        var archive = InForce();
        Term(archive);
        archive.Report("source/b", Act, "agreement.termSet", new { duration = "P1Y", on = "2017-05-06" });

        Status.Of(archive.At("2017-11-06"), Act).Verdict.ShouldBe(Verdict.Settled);
        Status.Of(archive.At("2017-11-07"), Act).Verdict.ShouldBe(Verdict.Contested);
        Status.Of(archive.At("2018-05-07"), Act).ShouldBe(new Status("inForce", "term over", Verdict.Settled));
    }

    [Fact]
    public void After_the_term_sources_that_differ_on_its_renewal_make_the_status_contested()
    {
        var archive = InForce();
        Term(archive, automatically: true, source: "source/a");
        Term(archive, automatically: false, source: "source/b");

        Status.Of(archive.At("2017-11-07"), Act).Verdict.ShouldBe(Verdict.Contested);
    }

    [Fact]
    public void A_term_belongs_to_the_zones_that_it_names()
    {
        var archive = InForce();
        archive.Report("source/a", Zone, "zone.established", new { on = "2017-09-15" });
        archive.Report("source/a", Act, "agreement.termSet", new { duration = "P6M", on = "2017-05-06", renewsByConsensus = true, zones = new[] { Zone } });
        var world = archive.At("2017-11-07");

        Status.Of(world, Zone).Text.ShouldBe("term over; renewal by consensus; none recorded");
        Status.Of(world, Act).Text.ShouldBe("in force");
    }

    [Fact]
    public void An_uncertain_start_makes_an_uncertain_end()
    {
        var archive = InForce();
        archive.Report("source/a", Act, "agreement.termSet", new { duration = "P6M", on = "[2017-05-04..2017-05-06]" });

        Text(archive, "2017-11-04").ShouldBe("in force");
        Text(archive, "2017-11-05").ShouldBe("in force; possibly term over");
        Text(archive, "2017-11-07").ShouldBe("term over");
    }

    private static TestArchive InForce()
    {
        var archive = new TestArchive();
        archive.Report("source/a", Act, "agreement.signed", new { on = "2017-05-04" });
        archive.Report("source/a", Act, "agreement.enteredIntoForce", new { on = "2017-05-06" });
        return archive;
    }

    private static void Term(TestArchive archive, bool? automatically = null, bool? byConsensus = null, string source = "source/a") => archive.Report(
        source, Act, "agreement.termSet", new { duration = "P6M", on = "2017-05-06", renewsAutomatically = automatically, renewsByConsensus = byConsensus });

    private static string Text(TestArchive archive, string asOf) => Status.Of(archive.At(asOf), Act).Text;
}
