namespace KnowledgeBase.Events;

/// <summary>What is wrong with one field of a record.</summary>
/// <param name="Path">Where, from the record: <c>places[2].extent</c>; empty for the record itself.</param>
/// <param name="Message">What is wrong, and what would be right.</param>
public sealed record FieldError(string Path, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => Path.Length == 0 ? Message : $"{Path}: {Message}";
}
