using KnowledgeBase.Events;
using KnowledgeBase.Projections;
using KnowledgeBase.Web.Pages;

namespace KnowledgeBase.IntegrationTests.Web;

/// <summary>What is coded in answers, as pages have it.</summary>
public sealed class WordsTests
{
    [Theory]
    [InlineData("automatic yes consensus yes duration P6M (not yet) | consensus yes duration P6M", "for 6 months, renewed automatically, by consensus (not yet) | for 6 months, renewed by consensus")]
    [InlineData("automatic no", "not renewed automatically")]
    [InlineData("automatic no consensus no", "not renewed automatically, renewed without consensus")]
    [InlineData("denied: duration P1Y2W", "denied: for 1 year, 2 weeks")]
    [InlineData("duration P1M binds actor/iran", "for 1 month binds actor/iran")]
    [InlineData("semi-automatic yes", "semi-automatic yes")]
    [InlineData("duration Px", "duration Px")]
    public void A_term_is_told_in_words(string coded, string words) => Words.Said(coded).ShouldBe(words);

    [Theory]
    [InlineData("statement/lavrov-moscow-2017-05-04", "statement “lavrov moscow 2017 05 04”")]
    [InlineData("zone/nobody-registered", "zone/nobody-registered")]
    public void A_statement_has_no_name_but_words(string reference, string words) =>
        Words.Label(new Names(new Dictionary<string, IRegistration>(), [], one => one, Enumerable.Empty<string>().ToLookup(one => one)), reference).ShouldBe(words);

    [Fact]
    public void Types_of_events_are_told_in_words() => Words.Type("thing.sameAs").ShouldBe("thing same as");
}
