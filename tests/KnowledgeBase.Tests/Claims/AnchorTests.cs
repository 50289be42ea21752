using System.Text.Json.Nodes;
using KnowledgeBase.Claims;

namespace KnowledgeBase.Tests.Claims;

public sealed class AnchorTests
{
    [Fact]
    public void A_relative_date_names_something_that_happens_once() =>
        Anchors.Check(Data("signed")).ShouldBeEmpty();

    [Theory]
    [InlineData("sgined", "Did you mean 'signed'?")]
    [InlineData("control", "nothing that happens once")]
    public void Any_other_word_is_refused_with_the_nearest_right_one(string aspect, string message)
    {
        var error = Anchors.Check(Data(aspect)).ShouldHaveSingleItem();

        error.Path.ShouldBe("set.on.aspect");
        error.Message.ShouldContain(message);
    }

    private static JsonObject Data(string aspect) => new()
    {
        ["set"] = new JsonObject { ["on"] = new JsonObject { ["anchor"] = "agreement/x", ["aspect"] = aspect } },
    };
}
