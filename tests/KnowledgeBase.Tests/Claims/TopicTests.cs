using KnowledgeBase.Claims;
using KnowledgeBase.Time;

namespace KnowledgeBase.Tests.Claims;

/// <summary>Do the actors agree, who differs from whom; and a tally, from which nothing follows.</summary>
public sealed class TopicTests
{
    private const string Topic = "topic/iran-as-guarantor";
    private const string Other = "topic/iranian-monitors";

    [Fact]
    public void Nobody_speaking_is_silence()
    {
        TopicPositions.Of(Archive().At("2017-12-31"), Topic).Verdict.ShouldBe(TopicVerdict.Silent);
    }

    [Fact]
    public void Actors_settled_on_one_answer_agree()
    {
        var archive = Archive();
        Says(archive, "statement/1", "actor/russia", "supports");
        Says(archive, "statement/2", "actor/turkey", "supports");

        TopicPositions.Of(archive.At("2017-12-31"), Topic).Verdict.ShouldBe(TopicVerdict.Agreed);
    }

    [Fact]
    public void Actors_settled_on_different_answers_are_divided_and_it_says_who_differs_from_whom()
    {
        var archive = Archive();
        Says(archive, "statement/1", "actor/russia", "supports");
        Says(archive, "statement/2", "actor/turkey", "supports");
        Says(archive, "statement/3", "actor/opposition", "opposes");

        var positions = TopicPositions.Of(archive.At("2017-12-31"), Topic);

        positions.Verdict.ShouldBe(TopicVerdict.Divided);
        positions.Differ.ShouldBe([("actor/opposition", "actor/russia"), ("actor/opposition", "actor/turkey")]);
    }

    [Fact]
    public void An_actor_whose_position_is_unclear_leaves_it_open()
    {
        var archive = Archive();
        Says(archive, "statement/1", "actor/russia", "supports");
        Says(archive, "statement/2", "actor/damascus", "unclear");

        TopicPositions.Of(archive.At("2017-12-31"), Topic).Verdict.ShouldBe(TopicVerdict.Open);
    }

    [Fact]
    public void An_actor_that_has_not_spoken_yet_has_no_position()
    {
        var archive = Archive();
        Says(archive, "statement/1", "actor/russia", "supports", on: "2017-05-04");
        Says(archive, "statement/2", "actor/opposition", "opposes", on: "2017-09-15");

        TopicPositions.Of(archive.At("2017-05-04"), Topic).Positions.Select(answer => answer.Member).ShouldBe(["actor/russia"]);
    }

    [Fact]
    public void A_tally_counts_the_answers_given_on_narrower_topics_in_a_span()
    {
        var archive = Archive();
        Says(archive, "statement/1", "actor/russia", "supports", on: "2017-05-04");
        Says(archive, "statement/2", "actor/opposition", "opposes", on: "2017-05-04");
        Says(archive, "statement/3", "actor/opposition", "opposes", on: "2017-09-15", topic: Other);
        Says(archive, "statement/4", "actor/opposition", "opposes", on: "2018-01-30");

        Tally(archive).ShouldBe(new Dictionary<string, int> { ["supports"] = 1, ["opposes"] = 2 }, ignoreOrder: true);
    }

    [Fact]
    public void A_tally_counts_only_statements_that_surely_fall_in_the_span()
    {
        var archive = Archive();
        Says(archive, "statement/1", "actor/russia", "supports", on: "[2017-12-20..2018-01-10]");

        Tally(archive).ShouldBeEmpty();
    }

    [Fact]
    public void A_statement_counts_once_however_many_sources_report_it()
    {
        var archive = Archive();
        Says(archive, "statement/1", "actor/russia", "supports", source: "source/tass");
        Says(archive, "statement/1", "actor/russia", "supports", source: "source/sputnik");

        Tally(archive)["supports"].ShouldBe(1);
    }

    [Fact]
    public void A_statement_counts_once_on_whose_behalf_soever_it_was_made()
    {
        var archive = Archive();
        Says(archive, "statement/1", "actor/lavrentyev", "supports", onBehalfOf: "actor/russia");

        Tally(archive)["supports"].ShouldBe(1);
    }

    [Fact]
    public void Statements_still_to_be_made_on_the_day_asked_about_do_not_count()
    {
        var archive = Archive();
        Says(archive, "statement/1", "actor/russia", "supports", on: "2017-09-15");

        Tally(archive, "2017-09-14").ShouldBeEmpty();
        Tally(archive, "2017-09-15")["supports"].ShouldBe(1);
    }

    private static TestArchive Archive() => new TestArchive().Topic(Topic, "supports", "opposes").Topic(Other, "supports", "opposes");

    private static void Says(
        TestArchive archive, string statement, string speaker, string answer, string on = "2017-05-04", string source = "source/a", string topic = Topic, string? onBehalfOf = null) =>
        archive.Report(source, statement, "statement.made", new
        {
            speaker,
            onBehalfOf = onBehalfOf is null ? null : new[] { onBehalfOf },
            kind = "assertion",
            text = $"says {answer}",
            topic,
            answer,
            on,
        });

    private static IReadOnlyDictionary<string, int> Tally(TestArchive archive, string asOf = "2018-12-31") =>
        TopicPositions.Tally(archive.At(asOf), [Topic, Other], new DayBounds(Day.Of(2017, 1, 1), Day.Of(2017, 12, 31)));
}
