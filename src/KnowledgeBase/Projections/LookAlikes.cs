using System.Text;
using KnowledgeBase.Claims;

namespace KnowledgeBase.Projections;

/// <summary>Things of one kind whose names look alike, and that nobody has said to be the same: spellings, transliterations, slips.</summary>
internal static class LookAlikes
{
    public static IEnumerable<Finding> Of(Names names)
    {
        var plain = names.All.Select(pair => (pair.Thing, pair.Name, Kind: pair.Thing.Split('/')[0], Plain: Plain(pair.Name))).Where(one => one.Plain.Length > 3 && one.Kind is not "source").ToList();
        var seen = new HashSet<(string, string)>();
        // Names that differ by a letter or two nearly always share their beginning or their end.
        foreach (var group in plain.GroupBy(one => (one.Kind, one.Plain[..3])).Concat(plain.GroupBy(one => (one.Kind, one.Plain[^3..]))))
        {
            var alike = from a in @group
                        from b in @group
                        where string.CompareOrdinal(a.Thing, b.Thing) < 0 && Alike(a.Plain, b.Plain) && seen.Add((a.Thing, b.Thing))
                        select new Finding(FindingKind.LookAlike, a.Thing, a.Name, $"looks like {b.Thing}, '{b.Name}'; if they are the same, record a same-as", []);
            foreach (var finding in alike) yield return finding;
        }
    }

    // Case, accents, hyphens, the Arabic article and doubled letters are what transliterations differ in.
    private static string Plain(string name) => string.Join(' ', name.Replace("al-", "", StringComparison.OrdinalIgnoreCase).Split(' ').Select(PlainWord).Where(word => word.Length > 0));

    private static string PlainWord(string name)
    {
        var letters = new StringBuilder();
        foreach (var c in SearchText.Fold(name))
        {
            if (c != ' ' && !(letters.Length > 0 && letters[^1] == c && char.IsLetter(c))) letters.Append(c);
        }

        return letters.ToString();
    }

    // Word by word: "Hama province" and "Homs province" have only the province in common.
    private static bool Alike(string a, string b)
    {
        var (x, y) = (a.Split(' '), b.Split(' '));
        return x.Length == y.Length && x.Zip(y).All(words => words.First == words.Second || Slip(words.First, words.Second));
    }

    private static bool Slip(string a, string b) =>
        Math.Min(a.Length, b.Length) > 5 && !a.Any(char.IsDigit) && !b.Any(char.IsDigit) && Events.Nearest.Distance(a, b) <= (a.Length > 9 ? 2 : 1);
}
