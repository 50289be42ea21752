using System.Text.Json.Nodes;
using Spectre.Console;

namespace KnowledgeBase.Cli;

/// <summary>An answer in every form that it can be printed in.</summary>
/// <param name="Json">The whole answer; its <c>vantage</c> says where it was seen from.</param>
/// <param name="Items">The array in it whose elements JSON Lines prints one by one.</param>
/// <param name="Columns">The columns of CSV and Markdown.</param>
/// <param name="Rows">Their rows.</param>
/// <param name="Draw">Draws it for people.</param>
internal sealed record View(JsonObject Json, string Items, IReadOnlyList<string> Columns, IEnumerable<IReadOnlyList<string?>> Rows, Action<IAnsiConsole> Draw);
