using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using KnowledgeBase.Projections;

namespace KnowledgeBase.Web.Pictures;

/// <summary>Builds SVG as a tree: text is only ever text.</summary>
internal static partial class Svg
{
    public static readonly XNamespace Space = "http://www.w3.org/2000/svg";

    public static XElement Element(string name, params (string Name, string Value)[] attributes) =>
        new(Space + name, attributes.Select(one => new XAttribute(one.Name, Clean(one.Value))));

    public static XElement Element(string name, string text, params (string Name, string Value)[] attributes)
    {
        var element = Element(name, attributes);
        element.Add(new XText(Clean(text)));
        return element;
    }

    public static XElement With(this XElement element, params object?[] content)
    {
        element.Add(content);
        return element;
    }

    /// <summary>A number with at most two decimals.</summary>
    public static string Number(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Patterns for what is only possible, one for each colour.</summary>
    public static XElement Hatches(string id, IEnumerable<int> colours) => Element("defs").With([.. colours.Select(colour =>
        Element("pattern", ("id", $"{id}-{colour}"), ("class", $"c{colour}"), ("width", "6"), ("height", "6"), ("patternUnits", "userSpaceOnUse"), ("patternTransform", "rotate(45)"))
            .With(Element("line", ("class", "hatch"), ("x1", "0"), ("y1", "0"), ("x2", "0"), ("y2", "6"))))]);

    /// <summary>A text with the names of things in place of their references.</summary>
    public static string Named(string text, Names names) => Reference().Replace(text, match => names.Of(match.Value));

    /// <summary>A text cut to a length.</summary>
    public static string Short(string text, int length) => text.Length <= length ? text : $"{text[..(length - (char.IsHighSurrogate(text[length - 2]) ? 2 : 1))].TrimEnd()}…";

    /// <summary>A picture as a file of its own, with its style.</summary>
    public static string Standalone(XElement svg)
    {
        var file = new XElement(svg);
        file.AddFirst(Element("style", SavedStyle.Text), Element("rect", ("width", "100%"), ("height", "100%"), ("fill", SavedStyle.Paper)));
        return $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{file}\n";
    }

    [GeneratedRegex(@"\b[a-z]+/[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?")]
    private static partial Regex Reference();

    // What XML cannot hold must not make a page fail.
    private static string Clean(string text) => string.Concat(text.EnumerateRunes().Where(rune => !rune.IsBmp || System.Xml.XmlConvert.IsXmlChar((char)rune.Value)));
}
