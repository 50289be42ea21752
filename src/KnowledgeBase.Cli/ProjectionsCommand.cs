using System.CommandLine;
using System.Diagnostics;
using System.Text.Json.Nodes;
using KnowledgeBase.Projections;
using KnowledgeBase.Queries;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeBase.Cli;

/// <summary><c>kb projections status|rebuild|verify</c>.</summary>
internal static class ProjectionsCommand
{
    public static Command Create() => new("projections", "The read model that answers come from: rebuild it from the log, or verify it.") { Status(), Rebuild(), Verify() };

    private static Command Status()
    {
        var format = new Option<string>("--format") { Description = "table or json.", HelpName = "form", DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("table", "json");
        var command = new Command("status", "Where the read model stands: its position, its version, whether a rebuild is due, how many rows it has.") { format };
        command.SetAction((parsed, ct) => Session.Run(
            parsed,
            async services =>
            {
                var archive = GlobalOptions.ArchiveOf(parsed);
                var state = await services.GetRequiredService<IMediator>().Send(new AskProjections(archive), ct);
                if (parsed.GetValue(format) == "json") Output.Raw(Formats.Versioned(Json(archive, state)).ToJsonString(Formats.Indented));
                else Draw(archive, state);
                return ExitCode.Done;
            },
            ct));
        return command;
    }

    private static JsonObject Json(string archive, ProjectionState state) => new()
    {
        ["archive"] = archive,
        ["position"] = state.Position,
        ["projections"] = state.Version,
        ["current"] = state.Current,
        ["rebuildDue"] = state.IsDue,
        ["rows"] = new JsonObject(state.Rows.Select(table => KeyValuePair.Create<string, JsonNode?>(table.Table, table.Rows))),
    };

    private static void Draw(string archive, ProjectionState state)
    {
        Output.Line($"The read model of archive '{archive}' is at position {state.Position}, where its log ends.");
        Output.Line(state.Version is null ? "It is empty." : state.IsDue
            ? $"It was made by version {state.Version} of the projections; this program asks version {state.Current}: rebuild it with 'kb projections rebuild'."
            : $"It was made by version {state.Version} of the projections, the current one: no rebuild is due.");
        foreach (var (table, rows) in state.Rows) Output.Line($"  {table,-12}{rows,12:N0} rows");
    }

    private static Command Rebuild()
    {
        var command = new Command("rebuild", "Make the read model of an archive anew from its log.");
        command.SetAction((parsed, ct) => Session.Run(
            parsed,
            async services =>
            {
                var (archive, clock) = (GlobalOptions.ArchiveOf(parsed), Stopwatch.StartNew());
                var events = await services.GetRequiredService<ProjectionService>().Rebuild(archive, Progress(), ct);
                Output.Line($"Rebuilt the read model of archive '{archive}' from {events:N0} events in {clock.Elapsed.TotalSeconds:0.0} s.");
                return ExitCode.Done;
            },
            ct));
        return command;
    }

    private static Command Verify()
    {
        var command = new Command("verify", $"Compare the read model with one made anew from the log. Exits with {ExitCode.Differs} when they differ.");
        command.SetAction((parsed, ct) => Session.Run(
            parsed,
            async services =>
            {
                var archive = GlobalOptions.ArchiveOf(parsed);
                var check = await services.GetRequiredService<ProjectionService>().Verify(archive, Progress(), ct);
                if (check.Differences.Count == 0)
                {
                    Output.Line($"The read model of archive '{archive}' is what its {check.Events:N0} events make it.");
                    return ExitCode.Done;
                }

                Output.Line($"The read model of archive '{archive}' is not what its {check.Events:N0} events make it. 'kb projections rebuild' mends it.");
                foreach (var difference in check.Differences)
                    Output.Line($"  {difference.Table} {difference.Entity}: {difference.Missing:N0} rows missing, {difference.Surplus:N0} too many");
                return ExitCode.Differs;
            },
            ct));
        return command;
    }

    private static Progress<long>? Progress() => Console.IsErrorRedirected ? null : new Progress<long>(position => Console.Error.Write($"\r{position:N0} events"));
}
