using KnowledgeBase.Recording;

namespace KnowledgeBase.Dossiers.Tables;

/// <summary>Errors of records as errors of the file that they come from.</summary>
internal static class TableErrors
{
    public static DossierError Of(RecordError error)
    {
        var (line, column) = error.Draft.PlaceOf(error.Path);
        return new(error.Draft.File ?? "", line ?? 0, column ?? 0, $"{error.Draft.Type} '{error.Draft.Record}': {(error.Path.Length == 0 ? "" : $"{error.Path}: ")}{error.Message}");
    }
}
