using KnowledgeBase.Dossiers;
using KnowledgeBase.Events;
using KnowledgeBase.Recording;

namespace KnowledgeBase.Tests.Dossiers;

/// <summary>The records that an export of a log has.</summary>
internal static class Exported
{
    public static IReadOnlyList<Draft> Of(IReadOnlyList<Recorded> log)
    {
        var selection = new ExportSelection();
        foreach (var recorded in log) selection.Learn(recorded);
        foreach (var recorded in log) selection.Examine(recorded);
        selection.Decide();
        return [.. log.SelectMany(selection.Of), .. selection.Rest()];
    }

    public static string Text(IEnumerable<Draft> drafts) => string.Join('\n', drafts.Select(draft => $"{draft.Stream} {draft.Type} {draft.Data.ToJsonString()}"));
}
