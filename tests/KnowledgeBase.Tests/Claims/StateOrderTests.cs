using KnowledgeBase.Claims;

namespace KnowledgeBase.Tests.Claims;

/// <summary>States that differ on one day, in an unknown order, unclear, or in some fields only.</summary>
public sealed class StateOrderTests
{
    private const string Talks = "meeting/astana-4";
    private const string Opposition = "actor/opposition";

    [Fact]
    public void Different_values_on_one_day_are_contested()
    {
        var archive = new TestArchive();
        Says(archive, "meeting.attended", "source/a", "2017-05-03");
        Says(archive, "meeting.absent", "source/b", "2017-05-03");

        Participation(archive).Verdict.ShouldBe(Verdict.Contested);
    }

    [Fact]
    public void Different_values_on_uncertain_days_are_open()
    {
        var archive = new TestArchive();
        Says(archive, "meeting.attended", "source/a", "[2017-05-03..2017-05-04]");
        Says(archive, "meeting.absent", "source/b", "[2017-05-03..2017-05-04]");

        Participation(archive).Verdict.ShouldBe(Verdict.Open);
    }

    [Fact]
    public void Order_tells_which_came_later_on_one_day_within_one_source()
    {
        var archive = new TestArchive();
        Says(archive, "meeting.walkedOut", "source/a", "2017-05-04", order: 2);
        Says(archive, "meeting.attended", "source/a", "2017-05-04", order: 1);

        Status(archive).ShouldBe("walked-out");
    }

    [Fact]
    public void Orders_of_different_sources_cannot_be_compared()
    {
        var archive = new TestArchive();
        Says(archive, "meeting.attended", "source/a", "2017-05-04", order: 1);
        Says(archive, "meeting.walkedOut", "source/b", "2017-05-04", order: 2);

        Participation(archive).Verdict.ShouldBe(Verdict.Contested);
    }

    [Fact]
    public void Inferred_orders_compare_across_sources()
    {
        var archive = new TestArchive();
        Says(archive, "meeting.attended", "source/a", "2017-05-04", order: 1, inferred: true);
        Says(archive, "meeting.walkedOut", "source/b", "2017-05-04", order: 2, inferred: true);

        Status(archive).ShouldBe("walked-out");
    }

    [Fact]
    public void Order_says_nothing_between_different_days()
    {
        var archive = new TestArchive();
        Says(archive, "meeting.attended", "source/a", "2017-05-03", order: 9);
        Says(archive, "meeting.walkedOut", "source/a", "2017-05-04", order: 1);

        Status(archive).ShouldBe("walked-out");
    }

    [Fact]
    public void Fields_are_superseded_one_by_one()
    {
        var archive = new TestArchive();
        archive.Report("source/a", Talks, "meeting.attended", new { actor = Opposition, capacity = "party", on = "2017-05-03" });
        Says(archive, "meeting.walkedOut", "source/a", "2017-05-04");

        var answer = Participation(archive);

        answer.Verdict.ShouldBe(Verdict.Settled);
        answer.Values.Select(value => string.Join(",", value.Value.Select(field => $"{field.Key}={field.Value}")))
            .ShouldBe(["capacity=party", "status=walked-out"]);
    }

    [Fact]
    public void A_position_that_became_unclear_supersedes_nothing_and_leaves_the_answer_open()
    {
        var archive = new TestArchive().Topic("topic/guarantor-iran", "supports", "opposes");
        Answers(archive, "statement/1", "2017-05-03", "opposes");
        Answers(archive, "statement/2", "2017-05-04", "unclear");

        var answer = Frontier.Of(archive.At("2017-12-31"), "topic/guarantor-iran", "position", Opposition);

        answer.Verdict.ShouldBe(Verdict.Open);
        answer.Values.Select(value => value.Value["answer"].Word).ShouldBe(["opposes", "unclear"]);
    }

    [Fact]
    public void A_clear_position_supersedes_an_unclear_one()
    {
        var archive = new TestArchive().Topic("topic/guarantor-iran", "supports", "opposes");
        Answers(archive, "statement/1", "2017-05-03", "unclear");
        Answers(archive, "statement/2", "2017-05-04", "opposes");

        Frontier.Of(archive.At("2017-12-31"), "topic/guarantor-iran", "position", Opposition).Verdict.ShouldBe(Verdict.Settled);
    }

    private static void Says(TestArchive archive, string type, string source, string on, int? order = null, bool inferred = false) =>
        archive.Report(source, Talks, type, new { actor = Opposition, on, order, inferred });

    private static void Answers(TestArchive archive, string statement, string on, string answer) => archive.Report(
        "source/a", statement, "statement.made", new { speaker = Opposition, kind = "assertion", text = "on Iran", topic = "topic/guarantor-iran", answer, on });

    private static Answer Participation(TestArchive archive) => Frontier.Of(archive.At("2017-12-31"), Talks, "participation", Opposition);

    private static string? Status(TestArchive archive) => Participation(archive).Values.Single().Value["status"].Word;
}
