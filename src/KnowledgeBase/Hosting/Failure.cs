namespace KnowledgeBase.Hosting;

/// <summary>Turns what went wrong underneath into one message for a person.</summary>
internal static class Failure
{
    public static async Task<T> Explained<T>(ServerFolder folder, Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception cause) when (cause is UnauthorizedAccessException or IOException)
        {
            throw new ServerException(Known(folder, cause.Message) ?? $"The data folder {folder.Home} can't be used: {cause.Message}", cause);
        }
    }

    /// <summary>The words of a server program, behind what they mean where that is known.</summary>
    public static string Of(ServerFolder folder, string words) => Known(folder, words) ?? words;

    private static string? Known(ServerFolder folder, string words)
    {
        if (words.Contains("No space left", StringComparison.Ordinal) || words.Contains("disk is full", StringComparison.OrdinalIgnoreCase))
            return $"The disk that holds the data folder {folder.Home} is full. Free some space (a new database takes about 60 MB, its log up to 1 GB), or set KB_HOME to a folder elsewhere. {words}";
        if (words.Contains("ead-only file system", StringComparison.Ordinal))
            return $"The data folder {folder.Home} is on a read-only file system. Make it writable, or set KB_HOME to a folder elsewhere. {words}";
        if (words.Contains("denied", StringComparison.Ordinal))
            return $"The user {Environment.UserName} may not use the data folder {folder.Home}: it belongs to someone else or is read-only. "
                + $"Set KB_HOME to a folder of your own, or run this program as the folder's owner. {words}";
        return null;
    }
}
