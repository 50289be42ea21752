using KnowledgeBase.Claims;

namespace KnowledgeBase.Tests.Claims;

/// <summary>The position of an actor on a topic: a state over its statements and those made on its behalf.</summary>
public sealed class PositionTests
{
    private const string Topic = "topic/opposition-separated-from-terrorists";
    private const string Russia = "actor/russia";
    private const string Lavrentyev = "actor/lavrentyev";

    [Fact]
    public void A_statement_gives_its_speaker_a_position()
    {
        var archive = Archive();
        Says(archive, "statement/1", "2017-09-15", "partly");

        Position(archive, Lavrentyev).Values.Single().Value["answer"].Word.ShouldBe("partly");
    }

    [Fact]
    public void A_statement_made_on_behalf_of_another_gives_that_one_a_position_too()
    {
        var archive = Archive();
        Says(archive, "statement/1", "2017-09-15", "partly", onBehalfOf: Russia);

        Position(archive, Russia).Values.Single().Value["answer"].Word.ShouldBe("partly");
        Position(archive, Russia).Values.Single().Claim.Evidence.Speaker.ShouldBe(Lavrentyev);
        Position(archive, Lavrentyev).Verdict.ShouldBe(Verdict.Settled);
    }

    [Fact]
    public void A_later_statement_changes_the_position()
    {
        var archive = Archive();
        Says(archive, "statement/1", "2017-05-04", "no");
        Says(archive, "statement/2", "2017-09-15", "partly");

        Answer(archive, "2017-05-04").ShouldBe("no");
        Answer(archive, "2017-09-15").ShouldBe("partly");
    }

    [Fact]
    public void Two_answers_on_one_day_are_contested()
    {
        var archive = Archive();
        Says(archive, "statement/1", "2017-09-15", "yes");
        Says(archive, "statement/2", "2017-09-15", "no");

        Position(archive, Lavrentyev).Verdict.ShouldBe(Verdict.Contested);
    }

    [Fact]
    public void Two_sources_on_one_statement_give_one_settled_position()
    {
        var archive = Archive();
        Says(archive, "statement/1", "2017-09-15", "partly", source: "source/sputnik");
        Says(archive, "statement/1", "2017-09-15", "partly", source: "source/tass");

        var answer = Position(archive, Lavrentyev);

        answer.Verdict.ShouldBe(Verdict.Settled);
        answer.Values.Count.ShouldBe(2);
    }

    [Fact]
    public void Whoever_is_said_not_to_have_said_it_took_no_position_by_it()
    {
        var archive = Archive();
        Says(archive, "statement/1", "2017-09-15", "yes", polarity: "denied");

        Position(archive, Lavrentyev).Verdict.ShouldBe(Verdict.Silent);
    }

    [Fact]
    public void A_statement_that_is_only_planned_gives_no_position()
    {
        var archive = Archive();
        Says(archive, "statement/1", "2017-09-15", "yes", modality: "planned");

        Position(archive, Lavrentyev).Verdict.ShouldBe(Verdict.Silent);
    }

    [Fact]
    public void The_saying_itself_is_an_occurrence()
    {
        var archive = Archive();
        Says(archive, "statement/1", "2017-09-15", "yes");

        Frontier.Of(archive.At("2017-09-15"), "statement/1", "said").Standing.ShouldBe(Standing.Happened);
    }

    private static TestArchive Archive() => new TestArchive().Topic(Topic, "yes", "partly", "no");

    private static void Says(TestArchive archive, string statement, string on, string answer, string? onBehalfOf = null, string source = "source/a", string? polarity = null, string? modality = null) =>
        archive.Report(source, statement, "statement.made", new
        {
            speaker = Lavrentyev,
            onBehalfOf = onBehalfOf is null ? null : new[] { onBehalfOf },
            kind = "assertion",
            text = $"says {answer}",
            topic = Topic,
            answer,
            on,
            polarity,
            modality,
        });

    private static Answer Position(TestArchive archive, string actor, string asOf = "2017-12-31") =>
        Frontier.Of(archive.At(asOf), Topic, "position", actor);

    private static string? Answer(TestArchive archive, string asOf) => Position(archive, Lavrentyev, asOf).Values.Single().Value["answer"].Word;
}
