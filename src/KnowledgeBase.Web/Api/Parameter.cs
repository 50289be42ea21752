using System.Text.Json.Nodes;
using KnowledgeBase.Time;

namespace KnowledgeBase.Web.Api;

/// <summary>A name that the query of an address may have.</summary>
/// <param name="Name">The name, that of the command line's option.</param>
/// <param name="Description">What it means.</param>
/// <param name="Schema">The JSON Schema of its text.</param>
internal sealed record Parameter(string Name, string Description, JsonObject Schema)
{
    /// <summary>The most elements that a list is answered with.</summary>
    public const int Most = 1000;

    /// <summary>Whether it may come several times.</summary>
    public bool IsRepeatable { get; init; }

    /// <summary>An example, without which the question cannot be asked; null: it may be left out.</summary>
    public string? Required { get; init; }

    /// <summary>The words that it can be; null: others too.</summary>
    public IReadOnlyList<string>? Words => Schema["enum"]?.AsArray().Select(word => (string)word!).ToList();

    /// <summary>Any text.</summary>
    public static Parameter Text(string name, string description) => new(name, description, new() { ["type"] = "string" });

    /// <summary>One of some words.</summary>
    public static Parameter Word(string name, string description, IEnumerable<string> words) => new(name, description, new() { ["type"] = "string", ["enum"] = new JsonArray([.. words.Select(word => (JsonNode)word)]) });

    /// <summary>True or false; false when it is left out.</summary>
    public static Parameter Flag(string name, string description) => new(name, description, new() { ["type"] = "boolean", ["default"] = false });

    /// <summary>How many elements.</summary>
    public static Parameter Limit(int standard = 100, int most = Most) =>
        new("limit", "At most so many.", new() { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = most, ["default"] = standard });

    /// <summary>Where to go on in a list.</summary>
    public static Parameter After(string description) => Text("after", description);

    /// <summary>Where to go on in a list whose elements have no names.</summary>
    public static Parameter AfterNumber { get; } = new("after", "Only elements after so many; 'next' of the answer before.", new() { ["type"] = "integer", ["minimum"] = 0, ["default"] = 0 });

    /// <summary>Only some aspects.</summary>
    public static Parameter Aspects { get; } = Text("aspect", "Only this aspect, such as 'established', 'agreed.rule ceasefire', 'obligation maps'. Repeatable.") with { IsRepeatable = true };

    /// <summary>The form of the answer.</summary>
    public static Parameter Format(IReadOnlyList<Form> forms) => Word("format", "The form of the answer; goes before the Accept header.", forms.Select(form => form.Word));

    /// <summary>The parts of a vantage.</summary>
    public static IReadOnlyList<Parameter> Vantage { get; } =
    [
        Text(VantageText.AsOf, "The day asked about, such as 2017-05-06. Left open: the day of the last recording."),
        Text(VantageText.PublishedBy, "Only sources certainly published by this day."),
        Text(VantageText.RecordedBy, "The archive as it stood at a position (12) or an instant (2026-01-31T12:00:00Z)."),
        Text(VantageText.AccordingTo, "Only these sources: source/…, work:…, publisher:… or country:…. Repeatable.") with { IsRepeatable = true },
    ];

    /// <summary>The parts of the first of two vantages.</summary>
    public static IReadOnlyList<Parameter> FromVantage { get; } =
        [.. VantageText.Names.Select(name => Text($"from-{name}", $"'{name}' of the first vantage: that of the second where it is left out, or 'open'.") with { IsRepeatable = name == VantageText.AccordingTo })];
}
