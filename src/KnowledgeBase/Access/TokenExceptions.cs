using KnowledgeBase.Events;
using KnowledgeBase.Log;

namespace KnowledgeBase.Access;

/// <summary>A token cannot be made so; none was made.</summary>
public sealed class InvalidTokenException(IReadOnlyList<string> errors) : LogException(string.Join(Environment.NewLine, errors))
{
    /// <summary>Everything that is wrong: a sentence or two for each.</summary>
    public IReadOnlyList<string> Errors { get; } = errors;
}

/// <summary>There is no token of that name.</summary>
public sealed class UnknownTokenException(string name, IEnumerable<string> names) : LogException($"There is no token '{name}'.{Nearest.Hint(name, names)}");
