using FsCheck;
using FsCheck.Fluent;
using KnowledgeBase.Time;

namespace KnowledgeBase.Tests.Time;

public sealed class EdtfPropertyTests
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(2000);

    private static readonly Gen<string> Garbage = Gen.OneOf(
        Gen.Elements("0123456789X-?~%/.[]{},TZ:YES+ P".ToCharArray()).ListOf().Select(string.Concat),
        ArbMap.Default.GeneratorFor<string>(),
        from text in EdtfTexts.Any
        from at in Gen.Choose(0, text.Length - 1)
        from inserted in Gen.Elements("", "0", "9", "X", "-", "?", "/", "..", ",", "]", "E9", "S", "T", " ")
        select text[..at] + inserted + text[(at + 1)..]);

    [Fact]
    public void Valid_texts_print_back_as_they_were_written() => Holds(EdtfTexts.Any, text => Edtf.Parse(text).ToString() == text);

    [Fact]
    public void Equal_texts_are_equal_values() => Holds(
        EdtfTexts.Any,
        text => Edtf.Parse(text).Equals(Edtf.Parse(text)) && Edtf.Parse(text).GetHashCode() == Edtf.Parse(text).GetHashCode());

    [Fact]
    public void Bounds_are_never_empty() => Holds(EdtfTexts.Any, text => Edtf.Parse(text).Bounds is var b && b.Earliest <= b.Latest);

    [Fact]
    public void Padded_bounds_contain_the_strict_ones_and_grow_with_the_padding() => Holds(EdtfTexts.Any, text =>
    {
        var edtf = Edtf.Parse(text);
        DayBounds[] growing =
        [
            edtf.Bounds, edtf.Padded(EdtfPadding.Default), edtf.Padded(new EdtfPadding(3, 3, 3)),
            edtf.Padded(new EdtfPadding(int.MaxValue, int.MaxValue, int.MaxValue)),
        ];
        return growing.Zip(growing.Skip(1)).All(p => p.First.Hull(p.Second) == p.Second) && edtf.Padded(EdtfPadding.None) == edtf.Bounds;
    });

    [Fact]
    public void Only_qualified_texts_are_widened() => Holds(EdtfTexts.Any, text =>
    {
        var edtf = Edtf.Parse(text);
        return edtf.IsQualified == text.AsSpan().ContainsAny("?~%")
            && (edtf.IsQualified || edtf.Padded(EdtfPadding.Default) == edtf.Bounds);
    });

    [Fact]
    public void The_ends_of_anything_lie_within_it() => Holds(EdtfTexts.Any, text =>
    {
        var edtf = Edtf.Parse(text);
        return edtf.FirstBounds(EdtfPadding.Default).Earliest == edtf.Padded(EdtfPadding.Default).Earliest
            && edtf.LastBounds(EdtfPadding.Default).Latest == edtf.Padded(EdtfPadding.Default).Latest;
    });

    [Fact]
    public void Everything_can_be_said_in_words() => Holds(EdtfTexts.Any, text => Edtf.Parse(text).InWords() is var words
        && words.Length > 0 && !words.Contains("  ") && !words.Contains('{') && words.Trim() == words);

    [Fact]
    public void No_text_whatever_makes_TryParse_throw() => Holds(Garbage, text => Edtf.TryParse(text, out var value, out var error)
        ? error is null && value.ToString() == text && value.InWords().Length > 0 && value.Bounds.Earliest <= value.Bounds.Latest
        : value is null && error.Message.Length > 0 && error.Position >= 0 && error.Position <= (text ?? "").Length);

    [Fact]
    public void Bounds_of_unspecified_digits_are_the_first_and_the_last_day_that_fits() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(40),
        Prop.ForAll(
            (from year in Gen.Elements("19XX", "199X", "19X4", "1904", "1900")
             from month in Gen.Elements("02", "XX", "0X", "1X", "X1", "X2", "11")
             from day in Gen.Elements("29", "30", "31", "XX", "3X", "X9", "0X", "1X")
             select $"{year}-{month}-{day}").ToArbitrary(),
            text =>
            {
                var fitting = Enumerable.Range(0, 36_524).Select(new DateOnly(1900, 1, 1).AddDays)
                    .Where(d => Fits($"{d:yyyy-MM-dd}", text)).Select(Day.Of).ToArray();
                return fitting.Length == 0
                    ? !Edtf.TryParse(text, out _, out _)
                    : Edtf.Parse(text).Bounds == new DayBounds(fitting[0], fitting[^1]);
            }));

    private static bool Fits(string day, string text) => !day.Where((digit, i) => text[i] != 'X' && text[i] != digit).Any();

    private static void Holds(Gen<string> texts, Func<string, bool> property) =>
        Check.One(Thorough, Prop.ForAll(texts.ToArbitrary(), property));
}
