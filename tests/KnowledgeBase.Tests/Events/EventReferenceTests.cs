using KnowledgeBase.Events;

namespace KnowledgeBase.Tests.Events;

public sealed class EventReferenceTests
{
    [Theory]
    [InlineData("turkey")]
    [InlineData("actor/")]
    [InlineData("actor/Turkey")]
    [InlineData("actor/a b")]
    [InlineData("actor/a/b")]
    [InlineData("actor/.hidden")]
    [InlineData("actor/turkey ")]
    [InlineData("actor/turkey\\n")]
    [InlineData("")]
    public void A_reference_is_a_kind_and_a_name(string reference) =>
        Golden.Of("zone.monitorPresent").With(("monitor", $"\"{reference}\"")).Errors.ShouldHaveSingleItem()
            .ShouldContain("must be a reference such as 'actor/some-name'");

    [Fact]
    public void A_name_has_at_most_150_characters()
    {
        var golden = Golden.Of("zone.monitorPresent");
        golden.With(("monitor", $"\"actor/{new string('a', 150)}\"")).Errors.ShouldBeEmpty();
        golden.With(("monitor", $"\"actor/{new string('a', 151)}\"")).Errors.ShouldHaveSingleItem();
    }

    [Fact]
    public void An_unknown_kind_is_told_with_the_nearest_one() => Golden.Of("zone.monitorPresent").With(("monitor", "\"acter/turkey\"")).Errors.ShouldHaveSingleItem()
        .ShouldStartWith("monitor: 'acter' is no kind of thing. Did you mean 'actor'? The kinds are actor, agreement, incident, meeting, place, source, statement, topic, zone.");

    [Fact]
    public void A_reference_is_of_the_kind_that_the_field_wants()
    {
        Golden.Of("zone.monitorPresent").With(("monitor", "\"place/turkey\"")).Errors
            .ShouldBe(["monitor: 'place/turkey' must refer to a thing of kind actor, not place."]);
        Golden.Of("zone.ruleSet").With(("under", "\"meeting/astana-4\"")).Errors
            .ShouldBe(["under: 'meeting/astana-4' must refer to one of the kinds agreement or statement, not meeting."]);
    }

    [Fact]
    public void Items_of_lists_and_anchors_of_dates_are_references_too() =>
        Golden.Of("agreement.signed").With(("by", "[\"actor/a\", \"b\", \"zone/c\"]"), ("on", """{ "anchor": "d", "aspect": "signed" }""")).Errors
            .Select(error => error.Split(": ")[0]).ShouldBe(["by[1]", "by[2]", "on.anchor"], ignoreOrder: true);

    [Fact]
    public void An_event_stands_on_a_stream_of_its_kind()
    {
        (Golden.Of("zone.established") with { Stream = "actor/turkey" }).Errors.ShouldBe(["'actor/turkey' must refer to a thing of kind zone, not actor."]);
        (Golden.Of("zone.established") with { Stream = "Idlib" }).Errors.ShouldHaveSingleItem().ShouldContain("'zone/some-name'");
    }

    [Fact]
    public void What_can_be_said_of_anything_stands_on_any_stream()
    {
        foreach (var kind in EventTypes.StreamKinds) (Golden.Of("thing.aliased") with { Stream = $"{kind}/x" }).Errors.ShouldBeEmpty();
        (Golden.Of("thing.aliased") with { Stream = "thing/x" }).Errors.ShouldHaveSingleItem().ShouldContain("'thing' is no kind of thing");
    }
}
