using KnowledgeBase.Time;

namespace KnowledgeBase.Tests.Time;

public sealed class EdtfBoundsTests
{
    [Theory]
    [InlineData("2017-05", "2017-05-01", "2017-05-31")]
    [InlineData("2004-02-XX", "2004-02-01", "2004-02-29")]
    [InlineData("1900-02-XX", "1900-02-01", "1900-02-28")]
    [InlineData("XXXX-12-XX", "0000-12-01", "9999-12-31")]
    [InlineData("XXXX-02-29", "0000-02-29", "9996-02-29")]
    [InlineData("15XX-12-25", "1500-12-25", "1599-12-25")]
    [InlineData("-000X", "-0009-01-01", "-0001-12-31")]
    [InlineData("-00XX-02-29", "-0096-02-29", "-0004-02-29")]
    [InlineData("-2005/-1999-02", "-2005-01-01", "-1999-02-28")]
    [InlineData("2015-02-27/2015-02-X8", "2015-02-27", "2015-02-28")]
    [InlineData("-1950S2", "-1999-01-01", "-1900-12-31")]
    [InlineData("0050S1", "0050-01-01", "0059-12-31")]
    [InlineData("Y3388E2S3", "Y338000-01-01", "Y338999-12-31")]
    [InlineData("Y-17E7", "Y-170000000-01-01", "Y-170000000-12-31")]
    [InlineData("2001-30", "2001-12-01", "2002-02-28")]
    [InlineData("2001-36", "2001-10-01", "2001-12-31")]
    [InlineData("2001-38", "2001-05-01", "2001-08-31")]
    [InlineData("2001-41", "2001-07-01", "2001-12-31")]
    [InlineData("19XX-21", "1900-03-01", "1999-05-31")]
    [InlineData("{1670,1667..1668}", "1667-01-01", "1670-12-31")]
    public void Bounds_are_the_first_and_the_last_day_that_it_can_be(string text, string earliest, string latest) =>
        Edtf.Parse(text).Bounds.ToString().ShouldBe($"[{earliest}..{latest}]");

    [Theory]
    [InlineData("2004-01-01T10:10:10+05:00")]
    [InlineData("2004-01-01T00:10:10-11:00")]
    [InlineData("2004-01-01T24:00:00")]
    [InlineData("2004-01-01T23:59:60Z")]
    [InlineData("2004-01-01T05:29:60+05:30")]
    public void A_time_of_day_is_within_its_local_day(string text) => Edtf.Parse(text).Bounds.ShouldBe(DayBounds.On(Day.Of(2004, 1, 1)));

    [Theory]
    [InlineData("2017-05-04~", "2017-05-03", "2017-05-05")]
    [InlineData("2017-05~", "2017-04-01", "2017-06-30")]
    [InlineData("2017-06~", "2017-05-01", "2017-07-31")]
    [InlineData("2017~", "2016-01-01", "2018-12-31")]
    [InlineData("199X~", "1980-01-01", "2009-12-31")]
    [InlineData("19XX~", "1800-01-01", "2099-12-31")]
    [InlineData("1950S2~", "1800-01-01", "2099-12-31")]
    [InlineData("2001-21~", "2000-12-01", "2001-08-31")]
    [InlineData("2001-40~", "2000-07-01", "2001-12-31")]
    [InlineData("1999-XX~", "1998-01-01", "2000-12-31")]
    [InlineData("2004-02-XX~", "2004-01-01", "2004-03-31")]
    [InlineData("2004~-02-28", "2003-02-28", "2005-02-28")]
    [InlineData("2004-~06-11", "2004-05-11", "2004-07-11")]
    [InlineData("2004~-06-~11", "2003-06-10", "2005-06-12")]
    [InlineData("1984~/2004-06", "1983-01-01", "2004-06-30")]
    [InlineData("1984/2004-06~", "1984-01-01", "2004-07-31")]
    [InlineData("[1667,1760-12~]", "1667-01-01", "1761-01-31")]
    public void A_qualified_date_is_widened_by_one_unit_of_its_precision(string text, string earliest, string latest) =>
        Edtf.Parse(text).Padded(EdtfPadding.Default).ToString().ShouldBe($"[{earliest}..{latest}]");

    [Fact]
    public void Each_qualifier_has_its_own_padding()
    {
        var padding = new EdtfPadding(Approximate: 1, Uncertain: 2, Both: 3);
        Edtf.Parse("1984~").Padded(padding).ToString().ShouldBe("[1983-01-01..1985-12-31]");
        Edtf.Parse("1984?").Padded(padding).ToString().ShouldBe("[1982-01-01..1986-12-31]");
        Edtf.Parse("1984%").Padded(padding).ToString().ShouldBe("[1981-01-01..1987-12-31]");
        Edtf.Parse("?1984~").Padded(padding).ShouldBe(Edtf.Parse("1984%").Padded(padding));
    }

    [Fact]
    public void Padding_beyond_what_days_can_count_is_infinite() =>
        Edtf.Parse("Y9E15S1~").Padded(new EdtfPadding(int.MaxValue, 0, 0)).ShouldBe(DayBounds.Unbounded);

    [Fact]
    public void Padding_as_far_as_days_can_count_does_not_wrap() => Edtf.Parse("Y9E15S1~").Padded(new EdtfPadding(10, 0, 0)).ToString()
        .ShouldBe("[Y-1000000000000000-01-01..Y19999999999999999-12-31]");

    [Fact]
    public void A_negative_padding_is_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => Edtf.Parse("1984~").Padded(new EdtfPadding(-1, 0, 0)));

    [Theory]
    [InlineData("2017-05-03/2017-05", "2017-05-03", "[2017-05-01..2017-05-31]")]
    [InlineData("../2017", "[..2017-12-31]", "[2017-01-01..2017-12-31]")]
    [InlineData("/2017", "[..2017-12-31]", "[2017-01-01..2017-12-31]")]
    [InlineData("2017-05~/..", "[2017-04-01..2017-06-30]", "[2017-04-01..]")]
    [InlineData("../", "[..]", "[..]")]
    [InlineData("2017", "[2017-01-01..2017-12-31]", "[2017-01-01..2017-12-31]")]
    public void The_first_and_the_last_day_have_bounds_of_their_own(string text, string first, string last)
    {
        Edtf.Parse(text).FirstBounds(EdtfPadding.Default).ToString().ShouldBe(first);
        Edtf.Parse(text).LastBounds(EdtfPadding.Default).ToString().ShouldBe(last);
    }

    [Fact]
    public void Only_what_has_a_slash_is_an_interval_with_ends()
    {
        var interval = Edtf.Parse("2016-12/2017~");
        (interval.IsInterval, interval.First, interval.Last).ShouldBe((true, Edtf.Parse("2016-12"), Edtf.Parse("2017~")));
        Edtf.Parse("../2017").First.ShouldBeNull();
        foreach (var other in (string[])["2017", "[2016..2017]"])
            (Edtf.Parse(other).IsInterval, Edtf.Parse(other).First, Edtf.Parse(other).Last).ShouldBe((false, null, null));
    }
}
