using System.Globalization;
using System.Security;
using System.Text;

namespace KnowledgeBase.Benchmarks.Report;

/// <summary>A line of a chart.</summary>
internal sealed record Line(string Name, IReadOnlyList<(double X, double Y)> Points);

/// <summary>A drawing of how something grows, both axes logarithmic, that can be read on light and on dark ground.</summary>
/// <param name="title">What it shows.</param>
/// <param name="x">What is along the bottom.</param>
/// <param name="y">What is up the side.</param>
/// <param name="lines">The lines; those without points are left out.</param>
internal sealed class Chart(string title, string x, string y, IReadOnlyList<Line> lines)
{
    private const int Width = 720;
    private const int Height = 400;
    private const int Left = 70;
    private const int Right = 510;
    private const int Top = 40;
    private const int Bottom = 340;
    private static readonly string[] Colours = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#8c6bb1", "#888888"];
    private static readonly string[] Dashes = ["none", "6 3", "2 3", "8 3 2 3"];

    public string Title => title;

    public bool IsEmpty => !lines.Any(line => line.Points.Count > 0);

    public string Svg()
    {
        var drawn = lines.Where(line => line.Points.Count > 0).ToList();
        var points = drawn.SelectMany(line => line.Points).ToList();
        var (xs, ys) = (Decades(points.Select(point => point.X)), Decades(points.Select(point => point.Y)));
        var svg = new StringBuilder();
        svg.Append($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-labelledby=\"t d\" font-family=\"sans-serif\" font-size=\"12\">\n");
        svg.Append($"<title id=\"t\">{Text(title)}</title>\n<desc id=\"d\">{Text(Description(drawn))}</desc>\n");
        svg.Append("<style>svg { color: #222; background: #fff } @media (prefers-color-scheme: dark) { svg { color: #ddd; background: #16181c } } text { fill: currentColor } .grid { stroke: currentColor; stroke-opacity: .18 }</style>\n");
        svg.Append($"<text x=\"{Left}\" y=\"22\" font-size=\"15\">{Text(title)}</text>\n");
        for (var decade = xs.Low; decade <= xs.High; decade++) Vertical(svg, At(Math.Pow(10, decade), xs, Left, Right), Short(Math.Pow(10, decade)));
        for (var decade = ys.Low; decade <= ys.High; decade++) Horizontal(svg, At(Math.Pow(10, decade), ys, Bottom, Top), Short(Math.Pow(10, decade)));
        svg.Append($"<text x=\"{(Left + Right) / 2}\" y=\"{Bottom + 42}\" text-anchor=\"middle\">{Text(x)}</text>\n<text transform=\"translate(18 {(Top + Bottom) / 2}) rotate(-90)\" text-anchor=\"middle\">{Text(y)}</text>\n");
        foreach (var (line, number) in drawn.Select((line, number) => (line, number))) Draw(svg, line, number, xs, ys);
        return svg.Append("</svg>\n").ToString();
    }

    private static void Draw(StringBuilder svg, Line line, int number, (int Low, int High) xs, (int Low, int High) ys)
    {
        var (colour, dash) = (Colours[number % Colours.Length], Dashes[number % Dashes.Length]);
        var places = line.Points.OrderBy(point => point.X).Select(point => (X: At(point.X, xs, Left, Right), Y: At(point.Y, ys, Bottom, Top))).ToList();
        svg.Append($"<polyline fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\" stroke-dasharray=\"{dash}\" points=\"{string.Join(' ', places.Select(place => $"{Number(place.X)},{Number(place.Y)}"))}\"/>\n");
        foreach (var place in places) svg.Append($"<circle cx=\"{Number(place.X)}\" cy=\"{Number(place.Y)}\" r=\"3.5\" fill=\"{colour}\"/>\n");
        var legend = Top + 10 + (number * 22);
        svg.Append($"<path d=\"M{Right + 14} {legend}h26\" stroke=\"{colour}\" stroke-width=\"2\" stroke-dasharray=\"{dash}\"/><text x=\"{Right + 46}\" y=\"{legend + 4}\">{Text(line.Name)}</text>\n");
    }

    private static void Vertical(StringBuilder svg, double at, string label) =>
        svg.Append($"<path class=\"grid\" d=\"M{Number(at)} {Top}V{Bottom}\"/><text x=\"{Number(at)}\" y=\"{Bottom + 18}\" text-anchor=\"middle\">{label}</text>\n");

    private static void Horizontal(StringBuilder svg, double at, string label) =>
        svg.Append($"<path class=\"grid\" d=\"M{Left} {Number(at)}H{Right}\"/><text x=\"{Left - 8}\" y=\"{Number(at + 4)}\" text-anchor=\"end\">{label}</text>\n");

    // Whoever cannot see it is told the figures.
    private string Description(List<Line> drawn) =>
        $"{y} by {x}. {string.Join(" ", drawn.Select(line => $"{line.Name}: {string.Join(", ", line.Points.OrderBy(point => point.X).Select(point => $"{Number(point.Y)} at {point.X:N0}"))}."))}";

    private static (int Low, int High) Decades(IEnumerable<double> values)
    {
        var all = values.Where(value => value > 0).Select(Math.Log10).DefaultIfEmpty(0).ToList();
        var low = (int)Math.Floor(all.Min() + 1e-9);
        return (low, Math.Max(low + 1, (int)Math.Ceiling(all.Max() - 1e-9)));
    }

    private static double At(double value, (int Low, int High) decades, double first, double last) =>
        first + ((Math.Log10(Math.Max(value, 1e-9)) - decades.Low) / (decades.High - decades.Low) * (last - first));

    private static string Short(double value) => value >= 1e6 ? $"{value / 1e6:0.#} M" : value >= 1e3 ? $"{value / 1e3:0.#} k" : value.ToString("0.#####", CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    private static string Text(string text) => SecurityElement.Escape(text);
}
