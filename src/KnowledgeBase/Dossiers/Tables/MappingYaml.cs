using KnowledgeBase.Events;
using YamlDotNet.RepresentationModel;

namespace KnowledgeBase.Dossiers.Tables;

/// <summary>Reads parts of a mapping's YAML, and says where something else stands.</summary>
internal sealed class MappingYaml(string file, List<DossierError> errors)
{
    public string File { get; } = file;

    public List<DossierError> Errors { get; } = errors;

    public void Wrong(YamlNode node, string message) => Errors.Add(new(File, node.Start.Line, node.Start.Column, message));

    public void Wrong(int line, int column, string message) => Errors.Add(new(File, line, column, message));

    /// <summary>The fields of a mapping node, in their order; with known names, others are errors.</summary>
    public Dictionary<string, YamlNode> Fields(YamlNode node, IReadOnlyList<string>? known, string what)
    {
        var fields = new Dictionary<string, YamlNode>(StringComparer.Ordinal);
        if (node is not YamlMappingNode mapping)
        {
            Wrong(node, known is null ? $"{what}, written 'name: …'." : $"{what} {string.Join(", ", known)}, each written 'name: …'.");
            return fields;
        }

        foreach (var (key, value) in mapping.Children)
        {
            if (key is not YamlScalarNode { Value: { } name }) Wrong(key, "a name is a word.");
            else if (known is not null && !known.Contains(name)) Wrong(key, $"there is no '{name}' here: {what} {string.Join(", ", known)}.{Nearest.Hint(name, known)}");
            else fields[name] = value;
        }

        return fields;
    }

    public YamlNode? Required(Dictionary<string, YamlNode> fields, string name, YamlNode of)
    {
        if (fields.GetValueOrDefault(name) is { } found) return found;
        Wrong(of, $"'{name}' is required, and is missing.");
        return null;
    }

    public MappedText? Text(YamlNode node, string what)
    {
        if (node is YamlScalarNode { Value: { Length: > 0 } text }) return new(text, (int)node.Start.Line, (int)node.Start.Column);
        Wrong(node, IsBare(node) is { } name ? Quote(name) : $"must be a text: {what}.");
        return null;
    }

    public List<MappedText> Texts(YamlNode node, string what) => node is YamlSequenceNode items
        ? [.. items.Select(item => item is YamlScalarNode { Value: { } text } ? new(text, (int)item.Start.Line, (int)item.Start.Column) : Text(item, what)).OfType<MappedText>()]
        : Text(node, what) is { } one ? [one] : [];

    public MappedTemplate? Template(YamlNode node, string what) => Text(node, what) is { } text ? Template(text.Text, text.Line, text.Column) : null;

    public MappedTemplate? Template(string text, int line, int column)
    {
        try
        {
            return new(TableTemplate.Parse(text), line, column);
        }
        catch (FormatException wrong)
        {
            Wrong(line, column, wrong.Message);
            return null;
        }
    }

    /// <summary>What to say of a value that begins with a brace and has no quotation marks, which YAML reads as something else.</summary>
    public static string Quote(string name) => $"write it in quotation marks, \"{{{name}}}\": without them YAML reads no text.";

    private static string? IsBare(YamlNode node) => node is YamlMappingNode { Children: [{ Key: YamlScalarNode { Value: { } name }, Value: YamlScalarNode { Value: null or "" } }] } ? name : null;
}
