using System.ComponentModel;
using System.Text.Json.Serialization;
using KnowledgeBase.Time;
using KnowledgeBase.Web.Http;

namespace KnowledgeBase.Web.Mcp;

/// <summary>A vantage as a tool is given it: the names and texts of the command line.</summary>
internal sealed record VantageArguments
{
    [JsonPropertyName(VantageText.AsOf)]
    [Description("The day in the world that is asked about, such as 2017-05-06. Left out: the day of the last recording.")]
    public string? AsOf { get; init; }

    [JsonPropertyName(VantageText.PublishedBy)]
    [Description("Count only sources certainly published by this day.")]
    public string? PublishedBy { get; init; }

    [JsonPropertyName(VantageText.RecordedBy)]
    [Description("The archive as it stood at a position, such as 615, or at an instant, such as 2026-01-31T12:00:00Z.")]
    public string? RecordedBy { get; init; }

    [JsonPropertyName(VantageText.AccordingTo)]
    [Description("Listen only to these: source/…, work:…, publisher:… or country:….")]
    public IReadOnlyList<string>? AccordingTo { get; init; }

    /// <summary>The vantage that is meant.</summary>
    /// <exception cref="BadRequestException">A coordinate cannot be read; every one that cannot is named.</exception>
    public Vantage Read()
    {
        (string, string?)[] single = [(VantageText.AsOf, AsOf), (VantageText.PublishedBy, PublishedBy), (VantageText.RecordedBy, RecordedBy)];
        var values = single.Where(value => !string.IsNullOrEmpty(value.Item2)).Concat((AccordingTo ?? []).Select(text => (VantageText.AccordingTo, (string?)text))).Select(value => (value.Item1, value.Item2!));
        var vantage = VantageText.Parse(values, out var errors);
        return errors.Count == 0 ? vantage : throw new BadRequestException(errors);
    }
}
