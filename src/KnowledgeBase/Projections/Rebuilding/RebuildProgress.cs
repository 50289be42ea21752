namespace KnowledgeBase.Projections;

/// <summary>What a rebuild is at.</summary>
public enum RebuildPhase
{
    /// <summary>Reading the log and projecting each event.</summary>
    Projecting,

    /// <summary>Projecting again the events that amendments and shared keys tie to others.</summary>
    Tying,

    /// <summary>Comparing with the live read model.</summary>
    Comparing,

    /// <summary>Making indexes.</summary>
    Indexing,

    /// <summary>Projecting what was appended meanwhile.</summary>
    CatchingUp,
}

/// <summary>How far a rebuild is.</summary>
/// <param name="Phase">What it is at.</param>
/// <param name="Done">Events done in this phase; 0 where they are not counted.</param>
/// <param name="Total">Of how many; 0 where that is not known.</param>
public sealed record RebuildProgress(RebuildPhase Phase, long Done = 0, long Total = 0);
