namespace KnowledgeBase.Dossiers;

/// <summary>Something is wrong with how a dossier is written; nothing of it was recorded.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Message">What is wrong, and what would be right.</param>
public sealed record DossierError(string File, long Line, long Column, string Message)
{
    /// <summary><c>file.yaml:12:5: …</c>.</summary>
    public override string ToString() => Line == 0 ? $"{File}: {Message}" : $"{File}:{Line}:{Column}: {Message}";
}

/// <summary>A dossier that cannot be read.</summary>
public sealed class DossierException(IReadOnlyList<DossierError> errors) : Exception(string.Join(Environment.NewLine, errors))
{
    /// <summary>Everything that is wrong, as far as it could be read.</summary>
    public IReadOnlyList<DossierError> Errors { get; } = errors;
}
