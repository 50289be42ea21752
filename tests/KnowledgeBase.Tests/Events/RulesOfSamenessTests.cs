namespace KnowledgeBase.Tests.Events;

/// <summary>What is the same already, directly or through others, is not said to be the same again.</summary>
public sealed class RulesOfSamenessTests
{
    private readonly RulesArchive _archive = new();

    public RulesOfSamenessTests()
    {
        foreach (var name in new[] { "a", "b", "c", "d" }) _archive.Add($"actor/{name}", "actor.registered", $$"""{ "record": "register-{{name}}", "name": "{{name}}", "kind": "person" }""");
        Same("a", "b");
        Same("c", "b");
    }

    [Theory]
    [InlineData("a", "b", "actor/b is the same as actor/a already: actor/a = actor/b.")]
    [InlineData("b", "a", "actor/a is the same as actor/b already: actor/b = actor/a.")]
    [InlineData("a", "c", "actor/c is the same as actor/a already: actor/a = actor/b = actor/c.")]
    public void A_cycle_is_refused_with_its_chain(string one, string other, string message) => Errors(one, other).ShouldBe([$"other: {message}"]);

    [Fact]
    public void What_is_not_the_same_yet_may_be()
    {
        Errors("d", "c").ShouldBeEmpty();
        Same("d", "c");
        Errors("a", "d").ShouldBe(["other: actor/d is the same as actor/a already: actor/a = actor/b = actor/c = actor/d."]);
    }

    [Fact]
    public void When_the_record_is_retracted_it_may_be_said_again()
    {
        _archive.Amend("record.retracted", "a=b", record: "undo");
        Errors("a", "c").ShouldBeEmpty();
        Same("a", "c");
        _archive.AmendmentErrors("record.retracted", "undo").ShouldBe(["target: what was retracted, 'a=b', cannot stand again: actor/b is the same as actor/a already: actor/a = actor/c = actor/b."]);
    }

    [Fact]
    public void A_correction_makes_no_cycle_and_frees_what_it_leaves()
    {
        _archive.AmendmentErrors("record.corrected", "a=b", "thing.sameAs", """{ "other": "actor/c" }""").ShouldBeEmpty();
        Same("d", "c");
        _archive.AmendmentErrors("record.corrected", "d=c", "thing.sameAs", """{ "other": "actor/d" }""").ShouldBe(["set.other: is the thing itself."]);
        _archive.Amend("record.corrected", "a=b", "thing.sameAs", """{ "other": "actor/d" }""");
        Errors("a", "b").ShouldBe(["other: actor/b is the same as actor/a already: actor/a = actor/d = actor/c = actor/b."]);
    }

    private void Same(string one, string other) => _archive.Add($"actor/{one}", "thing.sameAs", $$"""{ "record": "{{one}}={{other}}", "other": "actor/{{other}}" }""");

    private IReadOnlyList<string> Errors(string one, string other) => _archive.Errors($"actor/{one}", "thing.sameAs", $$"""{ "other": "actor/{{other}}" }""");
}
