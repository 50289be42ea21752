using KnowledgeBase.Time;

namespace KnowledgeBase.Tests;

public sealed class DayTests
{
    [Fact]
    public void Days_agree_with_the_calendar_of_dotnet_over_four_thousand_years()
    {
        for (var date = new DateOnly(1, 1, 1); date < new DateOnly(4000, 1, 1); date = date.AddDays(13))
        {
            Day.Of(date).ShouldBe(Day.Of(date.Year, date.Month, date.Day));
            Day.Of(date).ToCalendar().ShouldBe((date.Year, date.Month, date.Day));
        }
    }

    [Theory]
    [InlineData(-44, 3, 15)]
    [InlineData(0, 2, 29)]
    [InlineData(170000002, 12, 31)]
    [InlineData(-17000002, 1, 1)]
    public void Days_before_the_year_one_and_far_away_round_trip(long year, int month, int day) =>
        Day.Of(year, month, day).ToCalendar().ShouldBe((year, month, day));

    [Fact]
    public void Six_months_from_the_6th_of_May_is_the_6th_of_November() =>
        Day.Of(2017, 5, 6).PlusMonths(6).ShouldBe(Day.Of(2017, 11, 6));

    [Fact]
    public void A_day_that_the_month_lacks_becomes_its_last_day() =>
        Day.Of(2017, 3, 31).PlusMonths(-1).ShouldBe(Day.Of(2017, 2, 28));
}
