using KnowledgeBase.Time;

namespace KnowledgeBase.Tests.Time;

public sealed class EdtfErrorTests
{
    [Theory]
    [InlineData("", 0, "empty")]
    [InlineData(null, 0, "empty")]
    [InlineData("19", 0, "19XX (century)")]
    [InlineData("12345", 0, "a longer one begins with Y")]
    [InlineData("-0000", 0, "no year -0000")]
    [InlineData("Y2006", 0, "more than four digits")]
    [InlineData("Y012345", 1, "does not begin with 0")]
    [InlineData("Y1E0", 3, "positive number")]
    [InlineData("Y17E99999999999999999999", 1, "16 digits")]
    [InlineData("Y99999999999999999", 1, "16 digits")]
    [InlineData("1950S0", 5, "1 to 4 here")]
    [InlineData("1950S5", 5, "1 to 4 here")]
    [InlineData("0050S3", 5, "1 to 2 here")]
    [InlineData("19XXS2", 4, "either X or S")]
    [InlineData("Y170000002-05", 10, "has no month")]
    [InlineData("1950S2-05", 6, "has no month")]
    [InlineData("2016-13", 5, "no month 13")]
    [InlineData("2016-2X", 5, "no month 2X")]
    [InlineData("2016-5", 5, "two digits")]
    [InlineData("2016-05-32", 8, "no day 32")]
    [InlineData("2016-21-01", 8, "season or quarter has no day")]
    [InlineData("2015-02-29", 0, "no such day as 2015-02-29")]
    [InlineData("15XX-02-3X", 0, "no such day as 15XX-02-3X")]
    [InlineData("2016-05-04x", 10, "but 'x' does")]
    [InlineData("2016-05-04T25:00:00", 11, "no such time of day")]
    [InlineData("2016-05-04T24:00:00.5", 11, "no such time of day")]
    [InlineData("2016-05-04T12:00", 10, "T23:20:30")]
    [InlineData("2016-05-04T12:00:00-00:00", 19, "+00:00 or Z")]
    [InlineData("2016-05T12:00:00", 7, "complete date")]
    [InlineData("2016-05-04~T12:00:00", 11, "complete date")]
    [InlineData("2008/1964", 5, "write 1964/2008")]
    [InlineData("2008/2009/2010", 9, "one slash")]
    [InlineData("2008-01-01T10:00:00/2009", 10, "no place in an interval")]
    [InlineData("[1999", 5, "closing ]")]
    [InlineData("{1999]", 5, "closing }")]
    [InlineData("[]", 1, "four digits")]
    [InlineData("[..]", 3, "four digits")]
    [InlineData("[1999,..2001]", 6, "first member")]
    [InlineData("[1999..,2001]", 8, "last member")]
    [InlineData("[2001..1999]", 7, "write 1999..2001")]
    [InlineData("[1667, 1668]", 6, "no spaces")]
    public void An_error_says_what_is_wrong_and_where(string? text, int position, string words)
    {
        Edtf.TryParse(text, out var value, out var error).ShouldBeFalse();
        value.ShouldBeNull();
        error.ShouldNotBeNull().Position.ShouldBe(position);
        error.Message.ShouldContain(words);
    }

    [Fact]
    public void A_text_of_absurd_length_is_refused()
    {
        var years = string.Join(',', Enumerable.Repeat("2017", 1000));
        Edtf.TryParse($"[{years}]", out _, out var error).ShouldBeFalse();
        error!.Message.ShouldContain("1000 characters");
        Edtf.TryParse($"[{years[..994]}]", out _, out _).ShouldBeTrue();
    }

    [Fact]
    public void Parse_throws_the_message() =>
        Should.Throw<FormatException>(() => Edtf.Parse("2016-13")).Message.ShouldStartWith("There is no month 13");

    [Fact]
    public void The_largest_years_have_days()
    {
        var last = Edtf.Parse("Y9999999999999999");
        last.Bounds.Latest.ToCalendar().ShouldBe((9_999_999_999_999_999, 12, 31));
        Edtf.Parse("Y-9E15").Bounds.Earliest.ToCalendar().ShouldBe((-9_000_000_000_000_000, 1, 1));
    }
}
