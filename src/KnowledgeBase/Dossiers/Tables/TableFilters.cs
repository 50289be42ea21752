using KnowledgeBase.Events;

namespace KnowledgeBase.Dossiers.Tables;

/// <summary>A value of a row that can't be used.</summary>
internal sealed class TableValueException(string message) : Exception(message);

/// <summary>What can be done to a value in a template.</summary>
internal static class TableFilters
{
    private static readonly string[] Known = ["slug", "lower", "upper", "trim", "date", "map", "else", "first"];

    /// <summary>What is wrong with a filter as it is written; null when nothing is.</summary>
    public static string? Check(string name, string argument, IReadOnlyDictionary<string, TableMap> maps) => name switch
    {
        "slug" or "lower" or "upper" or "trim" => argument.Length == 0 ? null : $"'{name}' takes nothing behind it.",
        "date" => TableDate.IsFormat(argument) ? null : $"'{argument}' is no format of a date; it is made of d, dd, MMM, MMMM, M, MM and yyyy, such as 'd MMMM yyyy'.",
        "map" => maps.ContainsKey(argument) ? null : $"there is no map '{argument}' under 'maps'.{Nearest.Hint(argument, maps.Keys)}",
        "else" => argument.Length > 0 ? null : "'else' needs the text that stands in for an empty value.",
        "first" => int.TryParse(argument, out var count) && count is > 0 and <= 20_000 ? null : "'first' needs a number of characters, such as 'first 200'.",
        _ => $"there is no '{name}'; a value may be followed by {string.Join(", ", Known)}.{Nearest.Hint(name, Known)}",
    };

    /// <summary>A filter that was checked, as a function; null is the empty value, which only <c>else</c> changes.</summary>
    public static Func<string?, string?> Of(string name, string argument, IReadOnlyDictionary<string, TableMap> maps) => name switch
    {
        "slug" => value => value is null ? null : Slugs.Of(value) is { Length: > 0 } slug ? slug : throw new TableValueException($"'{value}' has no letter or digit that may stand in a reference; give it a word in a map."),
        "lower" => value => value?.ToLowerInvariant(),
        "upper" => value => value?.ToUpperInvariant(),
        "trim" => value => string.IsNullOrWhiteSpace(value) ? null : value.Trim(),
        "date" => value => value is null ? null : TableDate.Edtf(value, argument) ?? throw new TableValueException($"'{value}' is no date of the form '{argument}'."),
        "map" => value => value is null ? null : maps[argument].Of(value),
        "else" => value => value ?? argument,
        "first" => value => value is null || value.Length <= int.Parse(argument) ? value : Cut(value, int.Parse(argument)),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such filter."),
    };

    private static string Cut(string value, int count) => value[..(char.IsHighSurrogate(value[count - 1]) ? count - 1 : count)];
}

/// <summary>Which word stands for which value.</summary>
/// <param name="Name">Its name in the mapping.</param>
/// <param name="Words">By value; null is no value at all.</param>
/// <param name="Others">What all other values are: an error, as they are, or empty.</param>
internal sealed record TableMap(string Name, IReadOnlyDictionary<string, string?> Words, TableMapOthers Others)
{
    /// <summary>The word for a value.</summary>
    /// <exception cref="TableValueException">The value is not in the map, and others are errors.</exception>
    public string? Of(string value) => Words.TryGetValue(value, out var word) ? word : Others switch
    {
        TableMapOthers.Keep => value,
        TableMapOthers.Empty => null,
        _ => throw new TableValueException($"'{value}' is not in the map '{Name}', which has {string.Join(", ", Words.Keys.Take(12))}{(Words.Count > 12 ? " …" : "")}.{Nearest.Hint(value, Words.Keys)}"),
    };
}

/// <summary>What a map does with values that it lacks.</summary>
internal enum TableMapOthers
{
    Wrong,
    Keep,
    Empty,
}
