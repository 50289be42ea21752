namespace KnowledgeBase.Tests.Events;

public sealed class RulesOfTreesTests
{
    private readonly RulesArchive _archive = new();

    [Fact]
    public void A_topic_may_have_a_broader_one_but_never_itself()
    {
        _archive.Add("topic/deep", "topic.defined", """{ "record": "deep", "name": "d", "answers": ["yes"], "broader": "topic/iran-role" }""");
        _archive.AmendmentErrors("record.corrected", "r-guarantors", "topic.defined", """{ "broader": "topic/guarantors" }""")
            .ShouldBe(["set.broader: makes a cycle: topic/guarantors → topic/guarantors."]);
    }

    [Fact]
    public void Topics_make_no_cycle() =>
        _archive.AmendmentErrors("record.corrected", "r-guarantors", "topic.defined", """{ "broader": "topic/iran-role" }""")
            .ShouldBe(["set.broader: makes a cycle: topic/guarantors → topic/iran-role → topic/guarantors."]);

    [Fact]
    public void Places_make_no_cycle()
    {
        _archive.Add("place/idlib", "place.registered", """{ "record": "r-place", "name": "Idlib", "within": "place/syria" }""");
        _archive.Add("place/binnish", "place.registered", """{ "record": "r-town", "name": "Binnish", "within": "place/idlib" }""");
        _archive.AmendmentErrors("record.corrected", "r-syria", "place.registered", """{ "within": "place/binnish" }""")
            .ShouldBe(["set.within: makes a cycle: place/syria → place/binnish → place/idlib → place/syria."]);
    }

    [Fact]
    public void A_thing_is_not_within_itself_before_it_exists()
    {
        _archive.Errors("place/new", "place.registered", """{ "name": "n", "within": "place/new" }""")
            .ShouldBe(["within: there is no place/new: register it first, with place.registered.", "within: makes a cycle: place/new → place/new."]);
        _archive.Errors("topic/new", "topic.defined", """{ "name": "n", "broader": "topic/new" }""").Count.ShouldBe(2);
    }
}
