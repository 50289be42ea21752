using FsCheck;
using FsCheck.Fluent;
using KnowledgeBase.Time;

namespace KnowledgeBase.Tests.Time;

public sealed class IsoPeriodTests
{
    [Theory]
    [InlineData("P6M", "2017-11-06")]
    [InlineData("P10D", "2017-05-16")]
    [InlineData("-P2W", "2017-04-22")]
    [InlineData("P1Y6M", "2018-11-06")]
    [InlineData("P1M1W1D", "2017-06-14")]
    [InlineData("-P6D", "2017-04-30")]
    [InlineData("P0D", "2017-05-06")]
    public void A_period_leads_from_one_day_to_another(string period, string day) =>
        IsoPeriod.Parse(period).AddTo(Day.Of(2017, 5, 6)).ToString().ShouldBe(day);

    [Fact]
    public void A_day_that_the_month_lacks_becomes_its_last_day_before_days_are_added() =>
        IsoPeriod.Parse("P1M1D").AddTo(Day.Of(2017, 1, 31)).ShouldBe(Day.Of(2017, 3, 1));

    [Fact]
    public void Both_bounds_move_and_infinities_stay()
    {
        IsoPeriod.Parse("P1M").AddTo(Edtf.Parse("2017-05").Bounds).ToString().ShouldBe("[2017-06-01..2017-06-30]");
        IsoPeriod.Parse("-P1D").AddTo(DayBounds.Unbounded).ShouldBe(DayBounds.Unbounded);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("P", 1)]
    [InlineData("10D", 0)]
    [InlineData("+P1D", 0)]
    [InlineData("P1D2W", 3)]
    [InlineData("P1.5D", 1)]
    [InlineData("PT5H", 1)]
    [InlineData("P1DT5H", 3)]
    [InlineData("P01D", 1)]
    [InlineData("P1Y1234567890D", 3)]
    [InlineData("P1D\n", 3)]
    public void What_is_no_period_is_refused_with_a_place(string text, int position)
    {
        IsoPeriod.TryParse(text, out var period, out var error).ShouldBeFalse();
        period.ShouldBeNull();
        error.ShouldNotBeNull().Position.ShouldBe(position);
        Should.Throw<FormatException>(() => IsoPeriod.Parse(text)).Message.ShouldBe(error.Message);
    }

    [Fact]
    public void Periods_print_back_as_they_were_written()
    {
        var count = Gen.OneOf(Gen.Constant(-1), Gen.Choose(0, 999_999_999));
        var periods =
            from sign in Gen.Elements("", "-")
            from years in count
            from months in count
            from weeks in count
            from days in Gen.Choose(0, 999_999_999)
            select $"{sign}P{Part(years, 'Y')}{Part(months, 'M')}{Part(weeks, 'W')}{Part(days, 'D')}";
        Check.One(
            Config.QuickThrowOnFailure,
            Prop.ForAll(
                periods.ToArbitrary(),
                text => IsoPeriod.Parse(text).ToString() == text && IsoPeriod.Parse(text) == IsoPeriod.Parse(text)));
    }

    [Fact]
    public void No_text_whatever_makes_TryParse_throw() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(1000),
        Prop.ForAll(
            Gen.Elements("P-+0159YMWDT.,".ToCharArray()).ListOf().Select(string.Concat).ToArbitrary(),
            text => IsoPeriod.TryParse(text, out var period, out var error)
                ? period.ToString() == text
                : error.Position <= text.Length));

    private static string Part(int count, char unit) => count < 0 ? "" : $"{count}{unit}";
}
