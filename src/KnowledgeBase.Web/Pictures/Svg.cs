using System.Globalization;
using System.Xml.Linq;

namespace KnowledgeBase.Web.Pictures;

/// <summary>Builds SVG as a tree: text is only ever text.</summary>
internal static class Svg
{
    public static readonly XNamespace Space = "http://www.w3.org/2000/svg";

    public static XElement Element(string name, params (string Name, string Value)[] attributes) =>
        new(Space + name, attributes.Select(one => new XAttribute(one.Name, one.Value)));

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

    // What XML cannot hold must not make a page fail.
    private static string Clean(string text) => string.Concat(text.Where(c => System.Xml.XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)));
}
