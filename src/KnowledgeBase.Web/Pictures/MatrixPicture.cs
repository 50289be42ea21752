using System.Xml.Linq;
using KnowledgeBase.Claims;
using KnowledgeBase.Queries;
using KnowledgeBase.Web.Pages;

namespace KnowledgeBase.Web.Pictures;

/// <summary>The matrix of positions, to be saved: topics down, actors across, a sign and a colour for each answer, contested cells split.</summary>
internal static class MatrixPicture
{
    private const double Label = 380, Head = 190, Cell = 30;

    public static XElement Draw(PositionsAnswer answer)
    {
        var (actors, cells) = (AnswerWords.Actors(answer), answer.Positions.ToDictionary(position => (position.Entity, position.Member)));
        var all = AnswerWords.All(answer.Positions);
        var (width, height) = (Label + Cell * actors.Count + 120, Head + Cell * answer.Topics.Count + (answer.Next is null ? 8 : 30));
        var svg = Svg.Element("svg", ("viewBox", $"0 0 {Svg.Number(width)} {Svg.Number(height)}"), ("width", Svg.Number(width)), ("height", Svg.Number(height)), ("role", "img"), ("aria-label", "Positions of actors on topics"));
        if (answer.Next is not null) svg.Add(Svg.Element("text", "There are more positions than are drawn here.", ("class", "faint"), ("x", "0"), ("y", Svg.Number(height - 8)), ("font-size", "12")));
        for (var column = 0; column < actors.Count; column++)
        {
            var x = Label + Cell * column + Cell / 2;
            svg.Add(Svg.Element("text", Svg.Short(answer.Names.Of(actors[column]), 34), ("transform", $"translate({Svg.Number(x + 4)} {Svg.Number(Head - 6)}) rotate(-60)"), ("font-size", "11.5"), ("font-style", answer.Persons.Contains(actors[column]) ? "italic" : "normal")));
        }

        for (var row = 0; row < answer.Topics.Count; row++)
        {
            var y = Head + Cell * row;
            var name = answer.Names.Of(answer.Topics[row]);
            svg.Add(
                Svg.Element("line", ("class", "grid"), ("x1", "0"), ("x2", Svg.Number(Label + Cell * actors.Count)), ("y1", Svg.Number(y)), ("y2", Svg.Number(y))),
                Svg.Element("text", Svg.Short(name, 60), ("x", "0"), ("y", Svg.Number(y + 20)), ("font-size", "12")).With(Svg.Element("title", name)));
            for (var column = 0; column < actors.Count; column++)
                svg.Add(One(cells.GetValueOrDefault((answer.Topics[row], actors[column])), Label + Cell * column, y, $"{answer.Names.Of(actors[column])} on {name}", all));
        }

        return svg;
    }

    private static XElement One(Answer? position, double x, double y, string title, IReadOnlyList<string> all)
    {
        if (position is null) return Svg.Element("text", "·", ("class", "faint"), ("x", Svg.Number(x + Cell / 2)), ("y", Svg.Number(y + 20)), ("text-anchor", "middle"));
        var words = AnswerWords.Of(position);
        var part = (Cell - 4) / Math.Max(1, words.Count);
        var cell = Svg.Element("g").With(Svg.Element("title", $"{title}: {string.Join(" / ", words)}, {Wording.Of(position.Verdict)}"));
        for (var n = 0; n < words.Count; n++)
        {
            var left = x + 2 + part * n;
            cell.Add(Svg.Element("g", ("class", AnswerWords.Class(words[n]))).With(
                Svg.Element("rect", ("class", "fill"), ("opacity", "0.22"), ("x", Svg.Number(left)), ("y", Svg.Number(y + 2)), ("width", Svg.Number(part)), ("height", Svg.Number(Cell - 4))),
                Svg.Element("rect", ("class", $"stroke{(position.Verdict == Verdict.Settled ? "" : " dashed")}"), ("x", Svg.Number(left)), ("y", Svg.Number(y + 2)), ("width", Svg.Number(part)), ("height", Svg.Number(Cell - 4))),
                Svg.Element("text", AnswerWords.Short(words[n], all), ("x", Svg.Number(left + part / 2)), ("y", Svg.Number(y + 20)), ("text-anchor", "middle"), ("font-size", Svg.Number(AnswerWords.Short(words[n], all) is { Length: > 1 } text ? Math.Min(11, part / text.Length * 1.6) : 12)))));
        }

        return cell;
    }
}
