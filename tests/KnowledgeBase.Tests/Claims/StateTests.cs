using KnowledgeBase.Claims;

namespace KnowledgeBase.Tests.Claims;

/// <summary>States can change and change back: eligibility, standing, superseding.</summary>
public sealed class StateTests
{
    private const string Zone = "zone/idlib";

    [Fact]
    public void Before_its_first_possible_day_a_state_is_silent()
    {
        var archive = new TestArchive();
        Controls(archive, "actor/hts", new { on = "2017-05-15" });

        Control(archive, "2017-05-14").Verdict.ShouldBe(Verdict.Silent);
        Control(archive, "2017-05-15").Verdict.ShouldBe(Verdict.Settled);
    }

    [Fact]
    public void Within_its_uncertain_day_a_state_is_possible_and_the_verdict_open()
    {
        var archive = new TestArchive();
        Controls(archive, "actor/hts", new { on = "2017-05" });

        var answer = Control(archive, "2017-05-15");

        answer.Values.Single().Standing.ShouldBe(Standing.Possible);
        answer.Verdict.ShouldBe(Verdict.Open);
    }

    [Fact]
    public void A_state_seen_in_September_that_had_begun_in_July_held_in_August()
    {
        var archive = new TestArchive();
        Controls(archive, "actor/hts", new { on = "2017-09-15", since = "2017-07-23" });

        Control(archive, "2017-07-22").Verdict.ShouldBe(Verdict.Silent);
        Control(archive, "2017-08-01").Verdict.ShouldBe(Verdict.Settled);
    }

    [Fact]
    public void An_uncertain_beginning_counts_once_it_is_certainly_past()
    {
        var archive = new TestArchive();
        Controls(archive, "actor/hts", new { on = "2017-09-15", since = "2017-07" });

        Control(archive, "2017-07-30").Verdict.ShouldBe(Verdict.Silent);
        Control(archive, "2017-07-31").Verdict.ShouldBe(Verdict.Settled);
    }

    [Theory]
    [InlineData("2017-05-25", Standing.Certain, Verdict.Settled)]
    [InlineData("2017-05-26", Standing.PossiblyLapsed, Verdict.Open)]
    [InlineData("2017-05-31", Standing.PossiblyLapsed, Verdict.Open)]
    [InlineData("2017-06-01", Standing.Lapsed, Verdict.Lapsed)]
    public void A_state_lapses_once_its_last_day_is_certainly_past(string asOf, Standing standing, Verdict verdict)
    {
        var archive = new TestArchive();
        Controls(archive, "actor/hts", new { on = "2017-05-15", until = "[2017-05-25..2017-05-31]" });

        var answer = Control(archive, asOf);

        answer.Values.Single().Standing.ShouldBe(standing);
        answer.Verdict.ShouldBe(verdict);
    }

    [Fact]
    public void Without_a_last_day_a_state_stays_and_shows_when_it_was_last_attested()
    {
        var archive = new TestArchive();
        Controls(archive, "actor/hts", new { on = "2017-05-15" });

        var answer = Control(archive, "2019-12-31");

        answer.Verdict.ShouldBe(Verdict.Settled);
        answer.Values.Single().Dated.Last.ToString().ShouldBe("2017-05-15");
    }

    [Fact]
    public void The_latest_certain_claim_supersedes()
    {
        var archive = new TestArchive();
        Controls(archive, "actor/hts", new { on = "2017-05-15" });
        Controls(archive, "actor/syria", new { on = "2017-09-15" });

        Holder(archive, "2017-09-14").ShouldBe("actor/hts");
        Holder(archive, "2017-09-15").ShouldBe("actor/syria");
    }

    [Fact]
    public void A_state_can_change_back()
    {
        var archive = new TestArchive();
        Controls(archive, "actor/hts", new { on = "2017-05-15" });
        Controls(archive, "actor/syria", new { on = "2017-09-15" });
        Controls(archive, "actor/hts", new { on = "2017-11-15" });

        Holder(archive, "2017-12-31").ShouldBe("actor/hts");
    }

    [Fact]
    public void A_possible_later_claim_leaves_the_earlier_one_standing_and_the_verdict_open()
    {
        var archive = new TestArchive();
        Controls(archive, "actor/hts", new { on = "2017-05-15" });
        Controls(archive, "actor/syria", new { on = "2017-09" });

        var answer = Control(archive, "2017-09-15");

        answer.Verdict.ShouldBe(Verdict.Open);
        answer.Values.Count.ShouldBe(2);
    }

    [Fact]
    public void A_claim_that_is_not_certainly_later_than_the_last_attestation_supersedes_nothing()
    {
        var archive = new TestArchive();
        Controls(archive, "actor/hts", new { on = "2017-05-15", until = "2017-09-20" });
        Controls(archive, "actor/syria", new { on = "2017-09-15" });

        Control(archive, "2017-09-18").Verdict.ShouldBe(Verdict.Contested);
    }

    [Fact]
    public void A_possible_claim_of_the_same_value_leaves_the_answer_settled()
    {
        var archive = new TestArchive();
        Controls(archive, "actor/hts", new { on = "2017-05-15" });
        Controls(archive, "actor/hts", new { on = "2017-09" });

        Control(archive, "2017-09-15").Verdict.ShouldBe(Verdict.Settled);
    }

    [Fact]
    public void An_earlier_state_never_resumes_when_a_later_one_lapses()
    {
        var archive = new TestArchive();
        Controls(archive, "actor/hts", new { on = "2017-05-15" });
        Controls(archive, "actor/syria", new { on = "2017-09-15", until = "2017-09-30" });

        var answer = Control(archive, "2017-12-31");

        answer.Verdict.ShouldBe(Verdict.Lapsed);
        answer.Values.Single().Value["by"].Word.ShouldBe("actor/syria");
    }

    [Fact]
    public void A_lapsed_claim_does_not_count_beside_one_that_has_not()
    {
        var archive = new TestArchive();
        Controls(archive, "actor/syria", new { on = "2017-09-15", until = "2017-09-15" });
        Controls(archive, "actor/hts", new { on = "2017-09-15" });

        Control(archive, "2017-09-15").Verdict.ShouldBe(Verdict.Contested);
        Holder(archive, "2017-09-16").ShouldBe("actor/hts");
    }

    private static void Controls(TestArchive archive, string by, object times)
    {
        var fields = (System.Text.Json.Nodes.JsonObject)System.Text.Json.JsonSerializer.SerializeToNode(times)!;
        fields["by"] = by;
        archive.Report("source/a", Zone, "zone.controlled", fields);
    }

    private static Answer Control(TestArchive archive, string asOf) => Frontier.Of(archive.At(asOf), Zone, "control");

    private static string? Holder(TestArchive archive, string asOf) => Control(archive, asOf).Values.Single().Value["by"].Word;
}
