using KnowledgeBase.Claims;

namespace KnowledgeBase.Tests.Claims;

/// <summary>Coded fields compete one by one; text never does.</summary>
public sealed class OccurrenceFieldTests
{
    private const string Defection = "incident/homs-defections";

    [Fact]
    public void Counts_agree_when_they_intersect()
    {
        var archive = new TestArchive();
        Defected(archive, "source/a", 1001, null);
        Defected(archive, "source/b", 900, 1100);

        Occurred(archive).Verdict.ShouldBe(Verdict.Settled);
    }

    [Fact]
    public void Counts_that_exclude_each_other_are_contested()
    {
        var archive = new TestArchive();
        Defected(archive, "source/a", 1001, null);
        Defected(archive, "source/b", null, 200);

        Occurred(archive).Verdict.ShouldBe(Verdict.Contested);
    }

    [Fact]
    public void Different_words_in_one_field_are_contested()
    {
        var archive = new TestArchive();
        Bombed(archive, "source/a", "actor/russia", "a bombing");
        Bombed(archive, "source/b", "actor/syria", "a bombing");

        Occurred(archive).Verdict.ShouldBe(Verdict.Contested);
    }

    [Fact]
    public void An_unset_field_does_not_dispute()
    {
        var archive = new TestArchive();
        Bombed(archive, "source/a", "actor/russia", "a bombing");
        Bombed(archive, "source/b", null, "a bombing");

        Occurred(archive).Verdict.ShouldBe(Verdict.Settled);
    }

    [Fact]
    public void Different_texts_do_not_dispute()
    {
        var archive = new TestArchive();
        Bombed(archive, "source/a", "actor/russia", "two areas were hit");
        Bombed(archive, "source/b", "actor/russia", "nothing much was hit");

        Occurred(archive).Verdict.ShouldBe(Verdict.Settled);
    }

    [Fact]
    public void Every_side_of_a_dispute_is_shown_with_its_source()
    {
        var archive = new TestArchive();
        Bombed(archive, "source/a", "actor/russia", "a bombing");
        Bombed(archive, "source/b", "actor/syria", "a bombing");

        Occurred(archive).Values.Select(value => (value.Claim.Evidence.Source, value.Value["by"].Word))
            .ShouldBe([("source/a", "actor/russia"), ("source/b", "actor/syria")]);
    }

    private static void Defected(TestArchive archive, string source, int? min, int? max) => archive.Report(
        source, Defection, "incident.occurred", new { kind = "defection", on = "2017-09-14", counts = new[] { Count(min, max) } });

    private static Dictionary<string, object> Count(int? min, int? max)
    {
        var count = new Dictionary<string, object> { ["of"] = "defected" };
        if (min is { } least) count["min"] = least;
        if (max is { } most) count["max"] = most;
        return count;
    }

    private static void Bombed(TestArchive archive, string source, string? by, string text) =>
        archive.Report(source, Defection, "incident.occurred", new { kind = "bombing", on = "2017-05-03", by, text });

    private static Answer Occurred(TestArchive archive) => Frontier.Of(archive.At("2017-12-31"), Defection, "occurred");
}
