using System.Xml.Linq;
using KnowledgeBase.Claims;
using KnowledgeBase.Projections;
using KnowledgeBase.Queries;
using KnowledgeBase.Time;

namespace KnowledgeBase.Web.Pictures;

/// <summary>Which answer was given when: world time across, recording time down, a colour for each answer.</summary>
internal static class HistoryPicture
{
    private const double Label = 130, Width = 1000, Row = 40, Top = 20;

    public static XElement Draw(AnswersOverTime two, Names names, Day asOf)
    {
        var days = two.Rows.SelectMany(row => row.Periods).SelectMany(period => new[] { period.First, period.Last }).Append(asOf).ToList();
        var scale = TimeScale.Around(days.Count(day => day.IsFinite) > 1 ? days.SkipLast(1) : days, Label, Width - Label, goesOn: true);
        var answers = two.Rows.SelectMany(row => row.Periods).Select(period => period.Value).Where(outcome => outcome.Verdict != Verdict.Silent).Distinct().ToList();
        var height = Top + Row * two.Rows.Count + 4;
        var svg = Svg.Element("svg", ("viewBox", $"0 0 {Svg.Number(Width)} {Svg.Number(height)}"), ("width", Svg.Number(Width)), ("height", Svg.Number(height)), ("role", "img"), ("aria-label", $"Which of {answers.Count} answers was given when, over {two.Rows.Count} states of the archive"));
        svg.Add(Svg.Hatches("two", Enumerable.Range(1, 8)));
        svg.Add(Svg.Element("text", "positions", ("class", "faint"), ("x", "0"), ("y", "12"), ("font-size", "10.5")), scale.Axis(2, height));
        for (var n = 0; n < two.Rows.Count; n++)
        {
            var (row, y) = (two.Rows[n], Top + n * Row);
            svg.Add(
                Svg.Element("text", n == two.Rows.Count - 1 ? $"from {row.From} on" : row.From == row.To ? $"at {row.From}" : $"{row.From} to {row.To}", ("x", "0"), ("y", Svg.Number(y + 24)), ("font-size", "12")),
                Svg.Element("line", ("class", "grid"), ("x1", "0"), ("x2", Svg.Number(Width)), ("y1", Svg.Number(y)), ("y2", Svg.Number(y))));
            foreach (var period in row.Periods.Where(period => period.Value.Verdict != Verdict.Silent)) svg.Add(One(period, row, names, scale, y, answers.IndexOf(period.Value)));
        }

        svg.Add(scale.Mark(asOf, height));
        return svg;
    }

    private static XElement One(Period<Outcome> period, RecordedAnswers row, Names names, TimeScale scale, double y, int number)
    {
        var colour = number % 8 + 1;
        var (from, to) = (scale.X(period.First), scale.End(period.Last));
        var text = Svg.Named(period.Value.Text, names);
        var doubtful = period.Value.Verdict is Verdict.Open or Verdict.Contested;
        var one = Svg.Element("g", ("class", $"c{colour}"));
        one.Add(
            Svg.Element("title", $"{(period.First.IsFinite ? $"from {period.First}" : "always")}{(period.Last.IsFinite ? $" to {period.Last}" : " on")}, as the archive stood at positions {row.From} to {row.To}: {Wording.Of(period.Value.Verdict)}: {text}"),
            // A ninth answer and those behind it have the colours again, hatched.
            Svg.Element("rect", number < 8 ? ("class", "fill") : ("fill", $"url(#two-{colour})"), ("opacity", number < 8 ? "0.22" : "0.4"), ("x", Svg.Number(from)), ("y", Svg.Number(y + 1)), ("width", Svg.Number(Math.Max(to - from, 2))), ("height", Svg.Number(Row - 2))),
            Svg.Element("rect", ("class", doubtful ? "stroke dashed" : "stroke"), ("x", Svg.Number(from + 0.5)), ("y", Svg.Number(y + 1.5)), ("width", Svg.Number(Math.Max(to - from - 1, 1))), ("height", Svg.Number(Row - 3))));
        var room = (int)((to - from - 10) / 6.2);
        if (room > 3) one.Add(Svg.Element("text", Svg.Short($"{Pages.Words.Sign(period.Value.Verdict)} {text}", room), ("x", Svg.Number(from + 6)), ("y", Svg.Number(y + 24)), ("font-size", "11.5")));
        return one;
    }
}
