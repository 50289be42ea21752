using KnowledgeBase.Claims;

namespace KnowledgeBase.Tests.Claims;

/// <summary>An unset <c>on</c> is derived from the source's publication, and shown as derived.</summary>
public sealed class DerivedDateTests
{
    private const string Source = "source/sputnik-astana-6";
    private const string Zone = "zone/homs";

    [Fact]
    public void An_occurrence_without_a_day_happened_some_day_up_to_the_publication()
    {
        var archive = new TestArchive().Source(Source, "[2017-09-15..2017-09-16]");
        archive.Report(Source, Zone, "zone.established");

        var answer = Frontier.Of(archive.At("2017-09-16"), Zone, "established");

        answer.Date!.Value.ToString().ShouldBe("[..2017-09-16]");
        answer.Standing.ShouldBe(Standing.Happened);
        answer.Values.Single().Dated.Derived.ShouldBeTrue();
        Frontier.Of(archive.At("2017-09-15"), Zone, "established").Standing.ShouldBe(Standing.Possibly);
    }

    [Fact]
    public void A_state_without_a_day_was_seen_when_it_was_published()
    {
        var archive = new TestArchive().Source(Source, "[2017-09-15..2017-09-16]");
        archive.Report(Source, Zone, "zone.controlled", new { by = "actor/hts" });

        Date(archive, Zone, "control").ShouldBe("[2017-09-15..2017-09-16]");
    }

    [Fact]
    public void A_statement_without_a_day_was_made_when_it_was_published()
    {
        var archive = new TestArchive().Source(Source, "2017-09-15");
        archive.Report(Source, "statement/monitors", "statement.made", new { speaker = "actor/lavrentyev", kind = "announcement", text = "monitors will come" });

        Date(archive, "statement/monitors", "said").ShouldBe("2017-09-15");
    }

    [Fact]
    public void A_plan_without_a_day_was_told_when_it_was_published()
    {
        var archive = new TestArchive().Source(Source, "2017-09-15");
        archive.Report(Source, Zone, "zone.established", new { modality = "planned", aim = "2017-10" });

        Date(archive, Zone, "planned.established").ShouldBe("2017-09-15");
    }

    [Fact]
    public void A_day_that_is_said_is_not_derived()
    {
        var archive = new TestArchive().Source(Source, "2017-09-15");
        archive.Report(Source, Zone, "zone.established", new { on = "2017-08-03" });

        Frontier.Of(archive.At("2017-12-31"), Zone, "established").Values.Single().Dated.Derived.ShouldBeFalse();
    }

    [Fact]
    public void Publication_is_capped_by_the_day_of_retrieval()
    {
        var archive = new TestArchive().Source(Source, "2017-09", retrieved: "2017-09-20");
        archive.Report(Source, Zone, "zone.controlled", new { by = "actor/hts" });

        Date(archive, Zone, "control").ShouldBe("[2017-09-01..2017-09-20]");
    }

    [Fact]
    public void A_source_without_a_date_was_published_no_later_than_it_was_retrieved()
    {
        var archive = new TestArchive().Source(Source, retrieved: "2017-09-20");
        archive.Report(Source, Zone, "zone.established");

        Frontier.Of(archive.At("2017-12-31"), Zone, "established").Date!.Value.ToString().ShouldBe("[..2017-09-20]");
    }

    [Fact]
    public void Correcting_the_publication_moves_what_is_derived_from_it()
    {
        var archive = new TestArchive().Source("source/alwaght-astana-4", "2017-04-05");
        var registration = archive.Log[^1].Record;
        archive.Report("source/alwaght-astana-4", Zone, "zone.controlled", new { by = "actor/hts" });
        archive.Correct(registration, new { published = "2017-05-04" });

        Frontier.Of(archive.At("2017-12-31"), Zone, "control").Values.Single().Dated.On.ToString().ShouldBe("2017-05-04");
    }

    [Fact]
    public void A_state_said_to_have_ended_before_the_publication_was_seen_no_later_than_its_last_day()
    {
        var archive = new TestArchive().Source(Source, "2017-09-15");
        archive.Report(Source, Zone, "zone.controlled", new { by = "actor/hts", until = "2017-07-31" });

        Frontier.Of(archive.At("2017-07-31"), Zone, "control").Verdict.ShouldBe(Verdict.Settled);
        Frontier.Of(archive.At("2017-09-15"), Zone, "control").Verdict.ShouldBe(Verdict.Lapsed);
    }

    private static string Date(TestArchive archive, string entity, string aspect) =>
        Frontier.Of(archive.At("2017-12-31"), entity, aspect).Values.Single(value => value.Dated.Derived).Dated.On.ToString();
}
