using System.Text;
using System.Text.Json;

namespace KnowledgeBase.IntegrationTests.Log;

/// <summary>Valid JSON of every shape: numbers with scales and exponents, escaped text, keys in any order.</summary>
internal sealed class RandomJson(int seed)
{
    private readonly Random random = new(seed);

    public string Value(int depth = 0) => random.Next(depth > 3 ? 3 : 5) switch
    {
        0 => Number(),
        1 => Text(),
        2 => random.Next(2) == 0 ? "true" : "null",
        3 => $"[{string.Join(',', Some(4, () => Value(depth + 1)))}]",
        _ => $"{{{string.Join(" ,", Some(6, Text).Distinct().Select(key => $"{key}:\t{Value(depth + 1)}"))}}}",
    };

    private string Number()
    {
        var sign = random.Next(2) == 0 ? "-" : "";
        var whole = random.Next(3) == 0 ? "0" : $"{random.Next(1, 10)}{Digits(20)}";
        var fraction = random.Next(2) == 0 ? $".{Digits(12)}" : "";
        var exponent = random.Next(2) == 0 ? $"{"eE"[random.Next(2)]}{random.Next(-20, 20)}" : "";
        return sign + whole + fraction + exponent;
    }

    private string Digits(int most) => $"{random.Next(10)}{string.Concat(Some(most, () => $"{random.Next(10)}"))}";

    private string Text() => JsonSerializer.Serialize(string.Concat(Some(6, () => Character().ToString())));

    private Rune Character() => new(random.Next(8) == 0 ? 0x1F600 + random.Next(40) : random.Next(1, 0x700));

    private List<string> Some(int most, Func<string> make) => [.. Enumerable.Range(0, random.Next(most)).Select(_ => make())];
}
