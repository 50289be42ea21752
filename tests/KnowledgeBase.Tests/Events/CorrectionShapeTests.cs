namespace KnowledgeBase.Tests.Events;

public sealed class CorrectionShapeTests
{
    [Fact]
    public void A_correction_sets_something() => Refused("zone.area", "{}", "set: is empty; name at least one field and its new value.");

    [Fact]
    public void A_set_is_an_object() => Refused("zone.area", "[1]", "set: must be an object, not a list.");

    [Theory]
    [InlineData("record")]
    [InlineData("key")]
    [InlineData("replaces")]
    public void What_identifies_an_event_cannot_be_corrected(string field) =>
        Refused("zone.area", $$"""{ "{{field}}": "x" }""", $"set.{field}: cannot be corrected: retract the event, and record it anew with 'replaces'.");

    [Fact]
    public void Nor_can_a_work_or_an_edition_of_a_source() => Errors("source.registered", """{ "work": "x", "edition": 3, "record": "r" }""")
        .Select(error => error.Split(": ")[0]).ShouldBe(["set.work", "set.edition", "set.record"]);

    [Fact]
    public void An_unknown_type_is_told_with_the_nearest_one() =>
        Refused("zone.aria", """{ "note": "x" }""", "targetType: 'zone.aria' is no type of event. Did you mean 'zone.area'?");

    [Theory]
    [InlineData("zone.area.v2")]
    [InlineData("incident.occurred.v3")]
    [InlineData("incident.occurred.v02")]
    [InlineData("incident.occurred.v+2")]
    [InlineData("incident.occurred.v1")]
    public void A_version_that_is_none_is_refused(string type) =>
        Errors(type, """{ "note": "x" }""").ShouldHaveSingleItem().ShouldStartWith($"targetType: '{type}' is no type of event.");

    [Theory]
    [InlineData("record.corrected")]
    [InlineData("record.retracted")]
    [InlineData("record.deprecated")]
    public void Amendments_are_never_corrected(string type) =>
        Errors(type, """{ "reason": "x" }""").ShouldHaveSingleItem().ShouldStartWith("target: is an amendment");

    [Theory]
    [InlineData("record.corrected")]
    [InlineData("record.retracted")]
    [InlineData("record.deprecated")]
    public void An_amendment_needs_a_target_and_a_reason(string type) => Golden.Of(type).With(("target", null), ("reason", "\"\"")).Errors.ShouldBe(
        ["reason: is empty; leave it out, or write something.", "target: is required, and is missing."], ignoreOrder: true);

    private static void Refused(string targetType, string set, string error) => Errors(targetType, set).ShouldBe([error]);

    private static IReadOnlyList<string> Errors(string targetType, string set) =>
        Golden.Of("record.corrected").With(("targetType", $"\"{targetType}\""), ("set", set)).Errors;
}
