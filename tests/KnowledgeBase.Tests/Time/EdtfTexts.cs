using FsCheck;
using FsCheck.Fluent;
using KnowledgeBase.Time;

namespace KnowledgeBase.Tests.Time;

/// <summary>Random EDTF texts of every kind, all of them valid.</summary>
internal static class EdtfTexts
{
    private static readonly Gen<string> Qualifier = Gen.Frequency((4, Gen.Constant("")), (1, Gen.Elements("?", "~", "%")));

    private static readonly Gen<string> FourDigits = Gen.OneOf(
        Gen.Choose(0, 9999).Select(n => $"{n:0000}"),
        Gen.Choose(1, 9999).Select(n => $"-{n:0000}"),
        from n in Gen.Choose(1000, 9999) from masked in Gen.Choose(0, 3) select Mask($"{n}", masked),
        Gen.Elements("XXXX", "-XXXX", "19XX", "199X", "-000X"));

    private static readonly Gen<string> Month = Gen.OneOf(Gen.Choose(1, 12).Select(n => $"{n:00}"), Gen.Elements("XX", "0X", "1X", "X1"));

    // At most 28, so that every combination exists.
    private static readonly Gen<string> DayOfMonth =
        Gen.OneOf(Gen.Choose(1, 28).Select(n => $"{n:00}"), Gen.Elements("XX", "0X", "1X", "2X", "X1"));

    private static readonly Gen<string> Season = Gen.Choose(21, 41).Select(n => $"{n}");

    private static readonly Gen<string> LongYear =
        from sign in Gen.Elements("", "-")
        from digits in Gen.Choose(10_000, int.MaxValue)
        from exponent in Gen.Elements("", "E1", "E6")
        from significant in Gen.Elements("", "S1", "S5")
        select $"Y{sign}{digits}{exponent}{significant}";

    private static readonly Gen<string> SignificantYear =
        from year in Gen.Choose(1000, 9999) from significant in Gen.Choose(1, 4) select $"{year}S{significant}";

    public static readonly Gen<string> Date = Gen.OneOf(
        Qualified(FourDigits),
        Qualified(LongYear),
        Qualified(SignificantYear),
        Joined(Qualified(FourDigits), Qualified(Month)),
        Joined(Qualified(FourDigits), Qualified(Season)),
        Joined(Joined(Qualified(FourDigits), Qualified(Month)), Qualified(DayOfMonth)));

    private static readonly Gen<string> Timed =
        from day in Gen.Choose(1, 28)
        from minute in Gen.Choose(0, 59)
        from zone in Gen.Elements("", "Z", "-04", "+05:30", ".25Z")
        select $"2004-02-{day:00}T23:{minute:00}:00{zone}";

    private static readonly Gen<string> Interval = Gen.OneOf(
        from a in Date from b in Date select InOrder(a, b, "/"),
        from a in Date from open in Gen.Elements("", "..") select $"{a}/{open}",
        from a in Date from open in Gen.Elements("", "..") select $"{open}/{a}",
        Gen.Elements("/", "../..", "../", "/.."));

    private static readonly Gen<string> Set =
        from brackets in Gen.Elements("[]", "{}")
        from openStart in Gen.Elements("", "..")
        from first in Date
        from middle in Gen.OneOf(Date, from a in Date from b in Date select InOrder(a, b, "..")).ListOf()
        from last in Gen.OneOf(Gen.Constant(""), Date.Select(d => $",{d}"), Date.Select(d => $",{d}.."))
        select $"{brackets[0]}{openStart}{first}{string.Concat(middle.Take(5).Select(m => $",{m}"))}{last}{brackets[1]}";

    public static readonly Gen<string> Any = Gen.Frequency((4, Date), (1, Timed), (3, Interval), (3, Set));

    private static Gen<string> Qualified(Gen<string> component) =>
        from before in Qualifier from text in component from after in Qualifier select before + text + after;

    private static Gen<string> Joined(Gen<string> left, Gen<string> right) => from a in left from b in right select $"{a}-{b}";

    private static string Mask(string digits, int at) => string.Concat(digits.Select((c, i) => i == at ? 'X' : c));

    private static string InOrder(string a, string b, string separator) =>
        Edtf.Parse(a).Bounds.Earliest <= Edtf.Parse(b).Bounds.Earliest ? a + separator + b : b + separator + a;
}
