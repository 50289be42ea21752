namespace KnowledgeBase.Time;

/// <summary>Why a text is not a valid date or period.</summary>
/// <param name="Message">What is wrong, and what would be right; one or two English sentences.</param>
/// <param name="Position">Where, as a 0-based index into the text; its length when something is missing at the end.</param>
public sealed record EdtfError(string Message, int Position);
