using KnowledgeBase.Dossiers;
using KnowledgeBase.Recording;

namespace KnowledgeBase.Cli;

/// <summary>A record as a dossier has it.</summary>
internal static class DraftText
{
    public static string Of(Draft draft)
    {
        using var text = new StringWriter();
        DossierWriter.Write(text, DossierFormat.Yaml, draft).GetAwaiter().GetResult();
        return text.ToString().Trim('\n');
    }
}
