using KnowledgeBase.Projections;

namespace KnowledgeBase.Tests.Projections;

public sealed class SnippetTests
{
    private static readonly IReadOnlyList<string> Homs = ["homs"];
    private static readonly IReadOnlyList<string> NorthernHoms = ["northern", "homs"];

    [Fact]
    public void Hits_are_marked_as_written() => Of("In Northern Homs, not in HOMS.", NorthernHoms, Homs).ShouldBe("In **Northern Homs**, not in **HOMS**.");

    [Fact]
    public void The_line_with_most_hits_is_shown() => Of("Homs\nHoms and Homs\nHoms", Homs).ShouldBe("**Homs** and **Homs**");

    [Fact]
    public void A_long_line_is_cut_around_the_hits()
    {
        var text = string.Join(' ', Enumerable.Range(0, 100).Select(n => n == 50 ? "Homs" : $"w{n}"));
        Of(text, Homs).ShouldBe($"… w44 w45 w46 w47 w48 w49 **Homs** {string.Join(' ', Enumerable.Range(51, 23).Select(n => $"w{n}"))} …");
    }

    [Fact]
    public void Without_a_hit_it_is_the_beginning() => Of("Idlib.", Homs).ShouldBe("Idlib.");

    private static string Of(string text, params IReadOnlyList<string>[] phrases) => Snippet.Of(text, phrases).ToString();
}
