using KnowledgeBase.Answers;
using Spectre.Console;

namespace KnowledgeBase.Cli;

/// <summary>An answer in every form that it can be printed in.</summary>
/// <param name="Document">The answer for programs.</param>
/// <param name="Draw">Draws it for people.</param>
internal sealed record View(AnswerDocument Document, Action<IAnsiConsole> Draw);
