using System.CommandLine;
using System.Text.Json;

namespace KnowledgeBase.Cli;

/// <summary>
/// Options of every command. Each has an environment variable and a setting in <c>knowledgebase.json</c> in the current folder; the
/// option goes before the variable, and that before the setting.
/// </summary>
internal static class GlobalOptions
{
    public static readonly Option<string?> Archive = new("--archive")
    {
        Description = "The archive to work on. Otherwise KB_ARCHIVE, \"archive\" in knowledgebase.json, or 'default'.",
        Recursive = true,
        HelpName = "name",
    };

    public static readonly Option<string?> Connection = new("--connection")
    {
        Description = "Connection string of a PostgreSQL database (Npgsql format). Otherwise KB_CONNECTION, \"connection\" in knowledgebase.json, or a server of the program's own.",
        Recursive = true,
        HelpName = "string",
    };

    public static readonly Option<string?> EventLog = new("--event-log")
    {
        Description = "What writes and reads the log: postgres, or marten in a program built with it. Otherwise KB_EVENT_LOG, \"eventLog\" in knowledgebase.json, or 'postgres'.",
        Recursive = true,
        HelpName = "name",
    };

    public static IReadOnlyList<Option> All => [Archive, Connection, EventLog];

    public static string ArchiveOf(ParseResult parsed) => Value(parsed, Archive, "KB_ARCHIVE", "archive") ?? "default";

    public static string? ConnectionOf(ParseResult parsed) => Value(parsed, Connection, "KB_CONNECTION", "connection");

    public static string EventLogOf(ParseResult parsed) => Value(parsed, EventLog, "KB_EVENT_LOG", "eventLog") ?? EventLogs.Postgres;

    private static string? Value(ParseResult parsed, Option<string?> option, string variable, string setting) =>
        (parsed.GetValue(option) is { Length: > 0 } given ? given : null)
        ?? (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : null)
        ?? Setting(setting);

    private static string? Setting(string name)
    {
        const string file = "knowledgebase.json";
        if (!File.Exists(file)) return null;
        try
        {
            using var settings = JsonDocument.Parse(File.ReadAllText(file));
            return settings.RootElement.TryGetProperty(name, out var value) ? value.GetString() : null;
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            throw new UserException($"{file} in this folder isn't a JSON object of texts such as {{\"archive\": \"syria\"}}: {wrong.Message}");
        }
    }
}
