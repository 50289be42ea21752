using KnowledgeBase.Log;

namespace KnowledgeBase.Projections;

/// <summary>
/// Versions of the projections. A new one whenever the same log would be projected to other rows, with the reason in words: read models
/// of an older version must be rebuilt.
/// </summary>
public static class ProjectionVersions
{
    /// <summary>What this program makes and reads.</summary>
    public const int Current = 6;

    // From version 2 on, what changed with it.
    private static readonly string[] Changes =
    [
        "claims carry which other things they rest on",
        "texts can be searched for",
        "references lead on from replaced records",
        "texts are found by the things that they refer to",
        "a list as a whole is never skipped for a later one",
    ];

    /// <summary>What changed since a version, in words; none when it is the current one.</summary>
    public static IReadOnlyList<string> Since(int version) =>
        version > Current ? [$"it was made by a newer program, with version {version}"] : Changes[Math.Min(Current - 1, version - 1)..];
}

/// <summary>An archive that must be rebuilt before it answers.</summary>
/// <param name="Archive">Its name.</param>
/// <param name="Version">The version of the projections that its read model was made by.</param>
public sealed record DueRebuild(string Archive, int Version)
{
    /// <inheritdoc/>
    public override string ToString() =>
        $"The read model of archive '{Archive}' is of version {Version} of the projections, and this program reads version {ProjectionVersions.Current} "
        + $"({string.Join("; ", ProjectionVersions.Since(Version))}). Rebuild it: kb projections rebuild --archive {Archive}";
}

/// <summary>The read model was made by another version of the program.</summary>
public sealed class StaleProjectionException(string archive, int version)
    : LogException($"The read model of archive \"{archive}\" was made by version {version} of the projections, and this program asks version {ProjectionVersions.Current}. "
        + $"Rebuild it from the log: kb projections rebuild --archive {archive}");
