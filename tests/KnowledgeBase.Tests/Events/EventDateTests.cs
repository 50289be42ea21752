namespace KnowledgeBase.Tests.Events;

public sealed class EventDateTests
{
    [Theory]
    [InlineData("\"2017-13\"", "on: '2017-13' is no EDTF date: ", "no month 13", "(at character 6)")]
    [InlineData("\"\"", "on: '' is no EDTF date: ", "empty", "(at character 1)")]
    [InlineData("\"4 May 2017\"", "on: '4 May 2017' is no EDTF date: ", "no spaces", "(at character 2)")]
    [InlineData("2017", "on: must be a date as EDTF text, such as \"2017-05\", not 2017.", "", "")]
    [InlineData("[\"2017\"]", "on: must be a date as EDTF text", "not a list", "")]
    public void A_date_that_is_none_is_told_with_its_place(string json, string start, string within, string end)
    {
        var error = Golden.Of("zone.established").With(("on", json)).Errors.ShouldHaveSingleItem();
        error.ShouldStartWith(start);
        error.ShouldContain(within);
        error.ShouldContain(end);
    }

    [Theory]
    [InlineData("\"P6\"")]
    [InlineData("\"six months\"")]
    [InlineData("\"P\"")]
    [InlineData("\"P6M\\n\"")]
    public void A_duration_that_is_none_is_told(string json) =>
        Golden.Of("agreement.extended").With(("by", json)).Errors.ShouldHaveSingleItem().ShouldContain("is no ISO 8601 duration: ");

    [Fact]
    public void A_duration_is_text() =>
        Golden.Of("agreement.extended").With(("by", "6")).Errors.ShouldBe(["by: must be a duration as text, such as \"P6M\", not 6."]);

    [Theory]
    [InlineData("""{ "anchor": "agreement/x" }""", "on.aspect: is required, and is missing.")]
    [InlineData("""{ "aspect": "signed" }""", "on.anchor: is required, and is missing.")]
    [InlineData("""{ "anchor": "agreement/x", "aspect": "signed", "ofset": "P1D" }""", "on.ofset: unknown field. Did you mean 'offset'?")]
    [InlineData("""{ "anchor": "agreement/x", "aspect": "signed", "relation": "since" }""", "on.relation: \"since\" is not one of at, before, after.")]
    [InlineData("""{ "anchor": "agreement/x", "aspect": "signed", "relation": null }""", "on.relation: is null; leave it out, or give it a value.")]
    [InlineData("""{ "anchor": "agreement/x", "aspect": "signed", "relation": "after", "offset": "P1D" }""", "on.offset: goes with relation \"at\" only: say how long before or after by its sign, or leave it out.")]
    public void A_relative_date_is_checked_field_by_field(string json, string error) =>
        Golden.Of("zone.established").With(("on", json)).Errors.ShouldBe([error]);

    [Fact]
    public void Dates_in_fields_of_one_kind_only_are_checked_alike()
    {
        const string bad = """{ "anchor": "agreement/x", "aspect": "signed", "relation": "before", "offset": "P1D" }""";
        Golden.Of("meeting.scheduled").With(("for", bad)).Errors.ShouldHaveSingleItem().ShouldStartWith("for.offset: ");
        Golden.Of("agreement.provided").With(("deadline", bad)).Errors.ShouldHaveSingleItem().ShouldStartWith("deadline.offset: ");
    }
}
