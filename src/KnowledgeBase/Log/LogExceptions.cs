namespace KnowledgeBase.Log;

/// <summary>Something that the log refuses. The message is meant for the user.</summary>
public abstract class LogException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>There is no archive of that name.</summary>
public sealed class UnknownArchiveException(string archive, IReadOnlyList<string> nearest) : LogException(
    $"There is no archive \"{archive}\"."
    + (nearest.Count == 0 ? "" : $" Did you mean {string.Join(" or ", nearest.Select(name => $"\"{name}\""))}?"))
{
    /// <summary>The name asked for.</summary>
    public string Archive { get; } = archive;

    /// <summary>Existing names like it, nearest first; at most three.</summary>
    public IReadOnlyList<string> Nearest { get; } = nearest;
}

/// <summary>The name cannot be an archive's.</summary>
public sealed class InvalidArchiveNameException(string archive) : LogException(
    $"\"{archive}\" cannot name an archive: use 1 to 63 lower-case letters a-z, digits and hyphens, beginning with a letter or digit.");

/// <summary>An archive of that name exists already.</summary>
public sealed class ArchiveExistsException(string archive) : LogException($"There is an archive \"{archive}\" already.");

/// <summary>One stream that was not at the version expected.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Expected">The version that the writer had seen; 0: none.</param>
/// <param name="Actual">The version it is at; 0: it does not exist.</param>
public sealed record VersionConflict(string Stream, long Expected, long Actual);

/// <summary>Streams have moved on since the writer read them, or were never there. Lists all conflicts of the append.</summary>
public sealed class ExpectedVersionException(IReadOnlyList<VersionConflict> conflicts) : LogException(
    string.Join(" ", conflicts.Select(Sentence)))
{
    /// <summary>Every stream that was not as expected, in the order of the call.</summary>
    public IReadOnlyList<VersionConflict> Conflicts { get; } = conflicts;

    private static string Sentence(VersionConflict conflict) => conflict switch
    {
        { Expected: 0 } => $"{conflict.Stream} was to be new, but has {conflict.Actual} events.",
        { Actual: 0 } => $"{conflict.Stream} was expected at version {conflict.Expected}, but does not exist.",
        _ => $"{conflict.Stream} was expected at version {conflict.Expected}, but is at {conflict.Actual}.",
    };
}

/// <summary>Ids of events to be appended are taken, in this archive, by events of another stream, type or content.</summary>
public sealed class EventIdConflictException(IReadOnlyList<Guid> ids) : LogException(
    $"Already recorded with another stream, type or content: {string.Join(", ", ids)}. Events never change; record a correction.")
{
    /// <summary>The ids, in the order of the call.</summary>
    public IReadOnlyList<Guid> Ids { get; } = ids;
}

/// <summary>A Marten application, which does not wait for the archive's lock, appended to the same new stream at the same moment; nothing was written.</summary>
public sealed class AppendedMeanwhileException(string archive, Exception cause) : LogException(
    $"Another program appended to the same stream of archive '{archive}' at the same moment. Nothing was recorded; do it again.", cause);

/// <summary>An event or stream name that cannot be stored; nothing was written.</summary>
public sealed class InvalidAppendException(string message) : LogException(message);

/// <summary>What an archive will hold at a future instant is not known yet.</summary>
public sealed class FutureInstantException(DateTimeOffset instant, DateTimeOffset now) : LogException(
    $"{instant:yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz} is in the future (it is {now:yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz}): "
    + "what will have been recorded by then is not known.");

/// <summary>The database was set up by another version of the program and cannot be used with this one.</summary>
public sealed class MigrationException(string message) : LogException(message);
