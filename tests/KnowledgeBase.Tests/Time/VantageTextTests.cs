using KnowledgeBase.Time;

namespace KnowledgeBase.Tests.Time;

public sealed class VantageTextTests
{
    private static readonly Vantage Full = new()
    {
        AsOf = Day.Of(2017, 5, 6),
        PublishedBy = new(Day.Of(2017, 5, 31)),
        RecordedBy = RecordingPoint.At(12),
        AccordingTo = [new(SourceSelectorKind.Source, "source/agency"), new(SourceSelectorKind.Publisher, "Al Jazeera"), new(SourceSelectorKind.Country, "Türkiye"), new(SourceSelectorKind.Work, "w/1")],
    };

    [Fact]
    public void A_vantage_is_printed_as_options() => VantageText.ToOptions(Full).ShouldBe(
        "--as-of 2017-05-06 --published-by 2017-05-31 --recorded-by 12 "
        + "--according-to source/agency --according-to 'publisher:Al Jazeera' --according-to country:Türkiye --according-to work:w/1");

    [Fact]
    public void A_vantage_is_printed_as_a_query_string() => VantageText.ToQueryString(Full).ShouldBe(
        "as-of=2017-05-06&published-by=2017-05-31&recorded-by=12"
        + "&according-to=source%2Fagency&according-to=publisher%3AAl%20Jazeera&according-to=country%3AT%C3%BCrkiye&according-to=work%3Aw%2F1");

    [Fact]
    public void What_is_left_open_is_not_printed_and_nothing_given_leaves_all_open()
    {
        VantageText.ToOptions(Vantage.Open).ShouldBe("");
        VantageText.ToQueryString(Vantage.Open).ShouldBe("");
        VantageText.Parse([], out var errors).ShouldBe(Vantage.Open);
        errors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("?as-of=2017-05-06")]
    [InlineData("as-of=2017-05-06&page=2&sort")]
    [InlineData("&&as%2Dof=2017%2D05%2D06&")]
    public void A_query_string_has_other_names_too(string query) => Query(query).ShouldBe(new Vantage { AsOf = Day.Of(2017, 5, 6) });

    [Fact]
    public void A_plus_in_a_query_string_is_a_space_and_percent_encoding_says_the_rest()
    {
        Query("according-to=publisher:Al+Jazeera").AccordingTo.ShouldBe([new(SourceSelectorKind.Publisher, "Al Jazeera")]);
        Query("according-to=publisher%3AA%2BB%20%26%20C%3D%27%C3%A9%27").AccordingTo.ShouldBe([new(SourceSelectorKind.Publisher, "A+B & C='é'")]);
        Query("recorded-by=2026-01-31T12:00:00%2B02:00").RecordedBy!.Value.ToString().ShouldBe("2026-01-31T10:00:00Z");
    }

    [Fact]
    public void A_plus_that_was_not_encoded_in_an_instant_is_told()
    {
        VantageText.ParseQueryString("recorded-by=2026-01-31T12:00:00+02:00", out var errors);
        errors.ShouldHaveSingleItem().ShouldContain("'2026-01-31T12:00:00 02:00' is neither a position, such as 12, nor an instant");
        errors[0].ShouldContain("%2B");
    }

    [Theory]
    [InlineData("2026-01-31T12:00Z", "2026-01-31T12:00:00Z")]
    [InlineData("2026-01-31T12:00:00+02:00", "2026-01-31T10:00:00Z")]
    [InlineData("2026-01-31T23:30:00-05:30", "2026-02-01T05:00:00Z")]
    [InlineData("2026-01-31T12:00:00.1234567Z", "2026-01-31T12:00:00.1234567Z")]
    [InlineData("2026-01-31T12:00:00.500Z", "2026-01-31T12:00:00.5Z")]
    [InlineData("0", "0")]
    [InlineData("9223372036854775807", "9223372036854775807")]
    public void A_point_of_recording_is_a_position_or_an_instant_in_UTC(string text, string printed) =>
        Parse("recorded-by", text).RecordedBy!.Value.ToString().ShouldBe(printed);

    [Theory]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("+3")]
    [InlineData(" 3")]
    [InlineData("9223372036854775808")]
    [InlineData("2026-01-31")]
    [InlineData("2026-01-31T12:00:00")]
    [InlineData("2026-02-30T12:00:00Z")]
    [InlineData("2026-01-31T12:00:00+15:00")]
    [InlineData("2026-01-31T12:00:00Z\n")]
    [InlineData("0001-01-01T00:00:00+14:00")]
    [InlineData("")]
    public void What_is_neither_is_refused(string text) => Error("recorded-by", text).ShouldContain($"'{text}' is neither a position, such as 12, nor an instant");

    [Theory]
    [InlineData("source/a-1.x", SourceSelectorKind.Source, "source/a-1.x")]
    [InlineData("work:a:b", SourceSelectorKind.Work, "a:b")]
    [InlineData("WORK:w", SourceSelectorKind.Work, "w")]
    [InlineData("publisher:source/a", SourceSelectorKind.Publisher, "source/a")]
    [InlineData("country:KZ", SourceSelectorKind.Country, "KZ")]
    public void Sources_are_named_by_edition_work_publisher_or_country(string text, SourceSelectorKind kind, string value) =>
        Parse("according-to", text).AccordingTo.ShouldBe([new(kind, value)]);

    [Theory]
    [InlineData("source:a")]
    [InlineData("source/A")]
    [InlineData("source/a\n")]
    [InlineData("publisher:")]
    [InlineData("publisher: ")]
    [InlineData("publisher")]
    [InlineData("1:x")]
    [InlineData("+1:x")]
    [InlineData("-1:x")]
    [InlineData("work,publisher:x")]
    [InlineData("agency:x")]
    [InlineData("")]
    public void What_names_no_source_is_refused(string text) =>
        Error("according-to", text).ShouldBe($"according-to: '{text}' names no source. Write source/…, work:…, publisher:… or country:….");

    [Fact]
    public void A_source_named_twice_counts_once() =>
        VantageText.Parse([("according-to", "country:KZ"), ("according-to", "country:KZ")], out _).AccordingTo.Count.ShouldBe(1);

    [Fact]
    public void Every_error_is_reported_at_once()
    {
        VantageText.Parse(
            [("as-of", "soon"), ("published-by", "2017"), ("recorded-by", "x"), ("according-to", "y"), ("according-to", "z"), ("as-of", "2017-05-06"), ("asof", "1")],
            out var errors);

        errors.Select(error => error.Split(' ')[0]).ShouldBe(["as-of:", "published-by:", "recorded-by:", "according-to:", "according-to:", "as-of:", "asof:"]);
        errors[5].ShouldBe("as-of: is given twice.");
        errors[6].ShouldBe("asof: is no part of a vantage; the parts are as-of, published-by, recorded-by and according-to.");
    }

    private static Vantage Parse(string name, string text)
    {
        var vantage = VantageText.Parse([(name, text)], out var errors);
        errors.ShouldBeEmpty();
        return vantage;
    }

    private static string Error(string name, string text)
    {
        VantageText.Parse([(name, text)], out var errors).ShouldBe(Vantage.Open);
        return errors.ShouldHaveSingleItem();
    }

    private static Vantage Query(string query)
    {
        var vantage = VantageText.ParseQueryString(query, out var errors);
        errors.ShouldBeEmpty();
        return vantage;
    }
}
