using System.Globalization;
using System.Text.Json.Nodes;
using KnowledgeBase.Access;
using KnowledgeBase.Claims;
using Spectre.Console;

namespace KnowledgeBase.Cli;

/// <summary>Tokens, for people and as JSON.</summary>
internal static class TokensView
{
    public static void Draw(IAnsiConsole console, TokenList list)
    {
        if (list.Tokens.Count == 0)
        {
            console.WriteLine("There are no tokens. 'kb tokens create NAME --role reader' makes one.");
            return;
        }

        var table = new Table().Border(TableBorder.Simple).AddColumns("Name", "Role", "Id", "State (UTC)", "Made (UTC)", "Last used (UTC)");
        table.Columns[2].NoWrap();
        foreach (var token in list.Tokens)
        {
            table.AddRow(
                new Text(token.Name),
                new Text(token.Role.Word()),
                new Text(token.Id),
                new Text(State(token, list.Now)),
                new Text($"{When(token.Created)} by {token.CreatedBy}"),
                new Text(token.LastUsed is { } used ? When(used) : "never"));
        }

        console.Write(table);
    }

    public static JsonObject Json(TokenList list) => new()
    {
        ["tokens"] = new JsonArray([.. list.Tokens.Select(token => new JsonObject
        {
            ["name"] = token.Name,
            ["role"] = token.Role.Word(),
            ["id"] = token.Id,
            ["state"] = Word(token.At(list.Now)),
            ["created"] = Wording.Instant(token.Created),
            ["createdBy"] = token.CreatedBy,
            ["expires"] = Instant(token.Expires),
            ["revoked"] = Instant(token.Revoked),
            ["revokedBy"] = token.RevokedBy,
            ["lastUsed"] = Instant(token.LastUsed),
        })]),
    };

    /// <summary>To the minute; the beginning of a day as the day.</summary>
    public static string When(DateTimeOffset instant) => instant.UtcDateTime.ToString(instant.UtcDateTime.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string State(Token token, DateTimeOffset now) => token.At(now) switch
    {
        TokenState.Revoked => $"revoked {When(token.Revoked!.Value)}",
        TokenState.Expired => $"expired {When(token.Expires!.Value)}",
        TokenState.Valid => token.Expires is { } end ? $"valid until {When(end)}" : "valid",
        var other => throw new ArgumentOutOfRangeException(nameof(token), other, "There is no such state."),
    };

    private static string Word(TokenState state) => state switch
    {
        TokenState.Valid => "valid",
        TokenState.Expired => "expired",
        TokenState.Revoked => "revoked",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "There is no such state."),
    };

    private static string? Instant(DateTimeOffset? instant) => instant is { } at ? Wording.Instant(at) : null;
}
