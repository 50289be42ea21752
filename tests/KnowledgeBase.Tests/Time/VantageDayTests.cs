using KnowledgeBase.Time;

namespace KnowledgeBase.Tests.Time;

public sealed class VantageDayTests
{
    [Theory]
    [InlineData("2017-05-06", 2017, 5, 6)]
    [InlineData("0001-01-01", 1, 1, 1)]
    [InlineData("0000-02-29", 0, 2, 29)]
    [InlineData("-0044-03-15", -44, 3, 15)]
    [InlineData("9999-12-31", 9999, 12, 31)]
    [InlineData("Y10000-01-01", 10_000, 1, 1)]
    [InlineData("Y-12345-02-28", -12_345, 2, 28)]
    [InlineData("Y9999999999999999-12-31", 9_999_999_999_999_999, 12, 31)]
    public void Days_of_any_year_are_read_and_printed_as_they_were(string text, long year, int month, int day)
    {
        var vantage = VantageText.Parse([("as-of", text), ("published-by", text)], out var errors);

        errors.ShouldBeEmpty();
        vantage.AsOf.ShouldBe(Day.Of(year, month, day));
        vantage.PublishedBy.ShouldBe(new PublicationDay(Day.Of(year, month, day)));
        VantageText.Values(vantage).ShouldBe([("as-of", text), ("published-by", text)]);
    }

    [Theory]
    [InlineData("2017-05", "2017-05-31")]
    [InlineData("2017", "2017-12-31")]
    [InlineData("2017-05-06~", "2017-05-06")]
    [InlineData("2017-05-06?", "2017-05-06")]
    [InlineData("2017-05-0X", "2017-05-09")]
    [InlineData("2017-05-03/2017-05-04", "2017-05-04")]
    [InlineData("[2017-05-03..2017-05-04]", "2017-05-04")]
    [InlineData("2017-05-03/..", "2017-05-06")]
    [InlineData("..", null)]
    public void A_vague_or_qualified_day_is_refused_with_one_that_may_be_meant(string text, string? suggested)
    {
        foreach (var name in new[] { "as-of", "published-by" })
        {
            VantageText.Parse([(name, text)], out var errors).ShouldBe(Vantage.Open);
            var error = errors.ShouldHaveSingleItem();
            if (suggested is null) error.ShouldContain($"'{text}' is no date");
            else error.ShouldBe($"{name}: '{text}' is not one certain day. Write the day that is meant, such as {suggested}.");
        }
    }

    [Theory]
    [InlineData("31.5.2017", "2017-05-31")]
    [InlineData("2017/05/31", "2017-05-31")]
    [InlineData("2017-5-6", "2017-05-06")]
    [InlineData("6 May 2017", "2017-05-06")]
    [InlineData("May 6, 2017", "2017-05-06")]
    [InlineData("2017-05-06 ", "2017-05-06")]
    [InlineData("5/6/2017", "2017-06-05 or 2017-05-06")]
    public void A_day_that_is_written_as_in_daily_life_is_told_as_it_would_be_right(string text, string days)
    {
        VantageText.Parse([("as-of", text)], out var errors);
        errors.ShouldHaveSingleItem().ShouldEndWith($" Write {days}.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("tomorrow")]
    [InlineData("2017-02-29")]
    [InlineData("31.02.2017")]
    [InlineData("Y12345-13-01")]
    [InlineData("Y12345-02-30")]
    [InlineData("Y02017-05-06")]
    [InlineData("Y99999999999999999-01-01")]
    public void What_is_no_day_is_refused_with_an_example(string text)
    {
        VantageText.Parse([("as-of", text)], out var errors);
        var error = errors.ShouldHaveSingleItem();
        error.ShouldStartWith($"as-of: '{text}' is no date: ");
        error.ShouldEndWith("Write a day, such as 2017-05-06.");
    }
}
