using System.CommandLine;
using KnowledgeBase.Time;

namespace KnowledgeBase.Cli;

/// <summary>The four coordinates of a question, as options of every query.</summary>
internal sealed class VantageOptions
{
    private readonly Option<string?> _asOf = new($"--{VantageText.AsOf}") { Description = "The day asked about, such as 2017-05-06. Left open: the day of the last recording.", HelpName = "day" };
    private readonly Option<string?> _publishedBy = new($"--{VantageText.PublishedBy}") { Description = "Only sources certainly published by this day.", HelpName = "day" };
    private readonly Option<string?> _recordedBy = new($"--{VantageText.RecordedBy}") { Description = "The archive as it stood at a position (12) or an instant (2026-01-31T12:00:00Z).", HelpName = "position|instant" };
    private readonly Option<string[]> _accordingTo = new($"--{VantageText.AccordingTo}") { Description = "Only these sources: source/…, work:…, publisher:… or country:…; repeatable.", HelpName = "source" };

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _asOf, _publishedBy, _recordedBy, _accordingTo }) command.Add(option);
    }

    public static bool IsOne(Option option) => option.Name is "--" + VantageText.AsOf or "--" + VantageText.PublishedBy or "--" + VantageText.RecordedBy or "--" + VantageText.AccordingTo;

    public Vantage Read(ParseResult parsed)
    {
        var values = new List<(string, string)>();
        foreach (var (name, option) in new[] { (VantageText.AsOf, _asOf), (VantageText.PublishedBy, _publishedBy), (VantageText.RecordedBy, _recordedBy) })
        {
            if (parsed.GetValue(option) is { } text) values.Add((name, text));
        }

        values.AddRange((parsed.GetValue(_accordingTo) ?? []).Select(text => (VantageText.AccordingTo, text)));
        var vantage = VantageText.Parse(values, out var errors);
        return errors.Count == 0 ? vantage : throw new UserException(string.Join(Environment.NewLine, errors.Select(error => $"--{error}")));
    }
}
