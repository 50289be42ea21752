using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using KnowledgeBase.Events;

namespace KnowledgeBase.Tests.Dossiers;

/// <summary>The summaries in the code, as plain text.</summary>
internal sealed class XmlDocs
{
    private readonly Dictionary<string, XElement> _summaries = XDocument.Load(Path.ChangeExtension(typeof(Event).Assembly.Location, "xml"), LoadOptions.PreserveWhitespace)
        .Descendants("member").Where(member => member.Element("summary") is not null).ToDictionary(member => member.Attribute("name")!.Value, member => member.Element("summary")!);

    /// <summary>Of a type or a property; a name or an alias is described where it is declared for all registrations.</summary>
    public string? Of(MemberInfo member) => member is Type type
        ? Text($"T:{type.FullName}")
        : Text($"P:{member.DeclaringType!.FullName}.{member.Name}")
            ?? (member.DeclaringType.IsAssignableTo(typeof(IRegistration)) ? Text($"P:{typeof(IRegistration).FullName}.{member.Name}") : null);

    private string? Text(string id) => _summaries.TryGetValue(id, out var summary) ? Regex.Replace(string.Concat(summary.Nodes().Select(Words)), @"\s+", " ").Trim() : null;

    private static string Words(XNode node) => node switch
    {
        XElement { Name.LocalName: "see" } see => Word(see.Attribute("cref")!.Value),
        XElement element => element.Value,
        XText text => text.Value,
        _ => "",
    };

    // A property is the field of that name, a value of an enum a word.
    private static string Word(string cref) => JsonNamingPolicy.CamelCase.ConvertName(cref[(cref.LastIndexOf('.') + 1)..]);
}
