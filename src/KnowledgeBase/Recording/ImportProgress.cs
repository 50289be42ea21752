namespace KnowledgeBase.Recording;

/// <summary>What an import is at.</summary>
public enum ImportPhase
{
    /// <summary>Reading the dossier.</summary>
    Reading,

    /// <summary>Checking its records against the archive.</summary>
    Checking,

    /// <summary>Writing what is new.</summary>
    Recording,
}

/// <summary>How far an import is.</summary>
/// <param name="Phase">What it is at.</param>
/// <param name="Done">Records done in this phase.</param>
/// <param name="Total">Records in this phase; 0 while not known.</param>
public sealed record ImportProgress(ImportPhase Phase, int Done, int Total);
