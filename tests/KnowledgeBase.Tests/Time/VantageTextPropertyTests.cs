using System.Text;
using FsCheck;
using FsCheck.Fluent;
using KnowledgeBase.Time;

namespace KnowledgeBase.Tests.Time;

public sealed class VantageTextPropertyTests
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(2000);

    private static readonly Gen<string> Garbage = Gen.OneOf(
        ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""),
        EdtfTexts.Any,
        Gen.Elements("0123456789-+:./=&%TZY?~ \nworkpublisher'\"\0".ToCharArray()).ListOf().Select(string.Concat));

    private static readonly Gen<Day> Days = Gen.OneOf(
        Gen.Choose(-20_000, 40_000).Select(number => new Day(number)),
        Gen.Choose(int.MinValue, int.MaxValue).Select(number => new Day(number)),
        Gen.Choose(int.MinValue, int.MaxValue).Select(number => new Day(number * 1_000_000_000L)));

    private static readonly Gen<RecordingPoint> Points = Gen.OneOf(
        Gen.Choose(0, int.MaxValue).Select(position => RecordingPoint.At((long)position * position)),
        from seconds in Gen.Choose(int.MinValue, int.MaxValue)
        from ticks in Gen.OneOf(Gen.Constant(0), Gen.Choose(0, 9_999_999))
        from minutes in Gen.Choose(-14 * 60, 14 * 60)
        select RecordingPoint.At(new DateTimeOffset(new DateTime(1970, 1, 1).AddSeconds(seconds).AddTicks(ticks), TimeSpan.FromMinutes(minutes))));

    private static readonly Gen<SourceSelector> Selectors = Gen.OneOf(
        Gen.Elements("source/a", "source/agency-2017-05-04", "source/x.y").Select(source => new SourceSelector(SourceSelectorKind.Source, source)),
        from kind in Gen.Elements(SourceSelectorKind.Work, SourceSelectorKind.Publisher, SourceSelectorKind.Country)
        from name in Gen.OneOf(Gen.Elements("Al Jazeera", "A+B & C", "it's", "$(rm) `x`", "a:b", "Анадолу", "100%", "%41", "\"q\"\\", "--as-of", "new\nline", "#?=;"), Garbage)
        where !string.IsNullOrWhiteSpace(name) && !name.Any(char.IsSurrogate) && !name.Contains('\0')
        select new SourceSelector(kind, name));

    private static readonly Gen<Vantage> Vantages =
        from asOf in Maybe(Days)
        from published in Maybe(Days)
        from recorded in Maybe(Points)
        from sources in Selectors.ListOf()
        select new Vantage
        {
            AsOf = asOf,
            PublishedBy = published is { } day ? new PublicationDay(day) : null,
            RecordedBy = recorded,
            AccordingTo = [.. sources.Distinct().Take(4)],
        };

    [Fact]
    public void Values_round_trip() => Holds(Vantages, vantage => Same(VantageText.Parse(VantageText.Values(vantage), out var errors), vantage, errors));

    [Fact]
    public void Query_strings_round_trip() => Holds(Vantages, vantage =>
        Same(VantageText.ParseQueryString("?" + VantageText.ToQueryString(vantage), out var errors), vantage, errors)
        && VantageText.ToQueryString(vantage).All(letter => char.IsAsciiLetterOrDigit(letter) || "-_.~%=&".Contains(letter)));

    [Fact]
    public void Options_round_trip_through_a_shell() => Holds(Vantages, vantage =>
    {
        var words = Words(VantageText.ToOptions(vantage));
        return Same(VantageText.Parse(words.Chunk(2).Select(pair => (pair[0][2..], pair[1])), out var errors), vantage, errors);
    });

    [Fact]
    public void No_text_whatever_makes_parsing_throw() => Holds(
        from name in Gen.Elements("as-of", "published-by", "recorded-by", "according-to", "else") from text in Garbage select (name, text),
        value =>
        {
            var vantage = VantageText.Parse([value], out var errors);
            VantageText.ParseQueryString($"{value.name}={value.text}", out _);
            return errors.Count == 0 ? VantageText.Values(vantage).Any() : vantage == Vantage.Open && errors.All(error => error.StartsWith($"{value.name}: "));
        });

    private static bool Same(Vantage parsed, Vantage original, IReadOnlyList<string> errors) =>
        errors.Count == 0 && parsed == original && parsed.GetHashCode() == original.GetHashCode();

    // Splits as a POSIX shell does, for single quotes and backslashes outside them; anything else special outside of quotes is a fault.
    private static List<string> Words(string line)
    {
        var (words, word, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '\'') quoted = !quoted;
            else if (quoted) word.Append(line[i]);
            else if (line[i] == '\\') word.Append(line[++i]);
            else if ("$`\"*?[]{}()<>|&;#~!=\n\t%^".Contains(line[i])) throw new FormatException($"unquoted {line[i]}");
            else if (line[i] != ' ') word.Append(line[i]);
            else words.Add(Taken(word));
        }

        if (word.Length > 0) words.Add(Taken(word));
        return words;
    }

    private static string Taken(StringBuilder word)
    {
        var text = word.ToString();
        word.Clear();
        return text;
    }

    private static Gen<T?> Maybe<T>(Gen<T> gen)
        where T : struct => Gen.Frequency((1, Gen.Constant((T?)null)), (3, gen.Select(value => (T?)value)));

    private static void Holds<T>(Gen<T> gen, Func<T, bool> property) => Check.One(Thorough, Prop.ForAll(gen.ToArbitrary(), property));
}
