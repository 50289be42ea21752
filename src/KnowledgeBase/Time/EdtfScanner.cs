namespace KnowledgeBase.Time;

/// <summary>A place in a text that is being read, and the first error found in it.</summary>
internal sealed class EdtfScanner(string text)
{
    public string Text => text;

    public int At { get; set; }

    public EdtfError? Error { get; private set; }

    public bool IsAtEnd => At == text.Length;

    /// <summary>The next character, or NUL at the end.</summary>
    public char Next => IsAtEnd ? '\0' : text[At];

    public bool Take(string expected)
    {
        if (!text.AsSpan(At).StartsWith(expected)) return false;
        At += expected.Length;
        return true;
    }

    public char? TakeQualifier() => Next is '?' or '~' or '%' ? text[At++] : null;

    /// <summary>Notes the error and returns null, for the caller to return in turn.</summary>
    public T? Fail<T>(string message, int position)
        where T : class
    {
        Error ??= new EdtfError(message, position);
        return null;
    }
}
