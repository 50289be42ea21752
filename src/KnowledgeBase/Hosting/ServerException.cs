namespace KnowledgeBase.Hosting;

/// <summary>
/// The embedded server can't be found, made, started or stopped. The message is written for the person at the keyboard:
/// what is wrong, where, and what would be right.
/// </summary>
public sealed class ServerException : Exception
{
    /// <summary>A failure without further words.</summary>
    public ServerException() { }

    /// <summary>A failure in the words of the message.</summary>
    public ServerException(string message) : base(message) { }

    /// <summary>A failure in the words of the message, and what it came from.</summary>
    public ServerException(string message, Exception? innerException) : base(message, innerException) { }
}
