using System.Text;
using System.Text.Json;
using KnowledgeBase.Dossiers;
using KnowledgeBase.Recording;

namespace KnowledgeBase.Web.Pages.Write;

/// <summary>Records as somebody pastes them: a dossier in YAML or JSON Lines, or one record in YAML or JSON.</summary>
internal static class RecordText
{
    // What errors call it.
    private const string Name = "text";

    /// <summary>A report, and the source that it is from.</summary>
    public const string Example = """
        - source.registered: source/tass-astana-4
          record: tass
          name: Fourth round of Astana talks on Syria ends with de-escalation zones deal
          publisher: TASS
          published: 2017-05-05
          retrieved: 2026-11-22

        - agreement.signed: agreement/astana-memorandum-2017
          record: tass-5-signed
          source: source/tass-astana-4
          paragraphs: [5]
          by: [actor/russia, actor/iran, actor/turkey]
          on: 2017-05-04
        """;

    /// <summary>The records of a text.</summary>
    /// <exception cref="DossierException">It is not readable.</exception>
    public static IReadOnlyList<Draft> Read(string text) => text.TrimStart() switch
    {
        ['{', ..] when !IsOneObject(text) => DossierReader.Read($"{Name}.jsonl", text),
        ['-' or '[' or '#', ..] or "" => DossierReader.Read(Name, text),
        _ => [RecordReader.Read(Name, Encoding.UTF8.GetBytes(text))],
    };

    private static bool IsOneObject(string text)
    {
        try
        {
            JsonDocument.Parse(text).Dispose();
            return true;
        }
        catch (JsonException)
        {
            // Of one object that is written wrongly, the reader of one says best what is wrong.
            return text.TrimEnd().ReplaceLineEndings("\n").Split('\n').Count(line => line.StartsWith('{')) < 2;
        }
    }
}
