using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using KnowledgeBase.Recording;
using YamlDotNet.RepresentationModel;

namespace KnowledgeBase.Dossiers;

/// <summary>Reads one record by itself: as in a dossier, with or without its dash, or as a JSON object with the same fields.</summary>
public static class RecordReader
{
    /// <summary>The record that a text holds.</summary>
    /// <param name="name">What to call the text in errors.</param>
    /// <param name="bytes">UTF-8.</param>
    /// <exception cref="DossierException">It isn't one readable record.</exception>
    public static Draft Read(string name, byte[] bytes)
    {
        if (Utf8Text.FirstInvalid(bytes) is >= 0 and var at) throw Wrong(name, bytes.AsSpan(0, at).Count((byte)'\n') + 1, 1, Utf8Text.Broken);
        var text = Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF');
        return text.TrimStart() is ['{', ..] ? FromJson(name, text) : FromYaml(name, text);
    }

    private static Draft FromYaml(string name, string text)
    {
        var errors = new List<DossierError>();
        var node = YamlDossier.Node(name, text, errors) switch
        {
            YamlSequenceNode { Children: [var one] } => one,
            YamlSequenceNode { Children.Count: var count } => throw Wrong(name, 1, 1, $"holds {count} records; this reads one. Import them as a dossier."),
            var one => one,
        };
        return node is not null && YamlRecord.Read(name, node, errors) is { } draft && errors.Count == 0 ? draft : throw new DossierException(errors);
    }

    private static Draft FromJson(string name, string text)
    {
        try
        {
            var fields = (JsonObject)JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false })!;
            // JSON's texts are looked at when they are asked for; all are, here.
            _ = JsonTexts.Of(fields).Count();
            if (fields.FirstOrDefault() is not { Key: { } type, Value: JsonValue about } || !about.TryGetValue<string>(out var stream))
                throw Wrong(name, 1, 1, "a record begins with its type and what it is about, such as {\"zone.established\": \"zone/idlib\", …}.");
            fields.Remove(type);
            return new Draft(stream, type, fields) { File = name, Line = 1 };
        }
        catch (InvalidOperationException)
        {
            throw Wrong(name, 1, 1, "has a text with half a character in it (an unpaired surrogate, \\uD800 to \\uDFFF).");
        }
        catch (JsonException wrong)
        {
            throw Wrong(name, (wrong.LineNumber ?? 0) + 1, (wrong.BytePositionInLine ?? 0) + 1, $"is no JSON object: {wrong.Message}");
        }
    }

    private static DossierException Wrong(string file, long line, long column, string message) => new([new(file, line, column, message)]);
}
