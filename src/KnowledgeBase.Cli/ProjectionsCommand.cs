using System.CommandLine;
using System.Diagnostics;
using KnowledgeBase.Projections;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeBase.Cli;

/// <summary><c>kb projections rebuild|verify</c>.</summary>
internal static class ProjectionsCommand
{
    public static Command Create() => new("projections", "The read model that answers come from: rebuild it from the log, or verify it.") { Rebuild(), Verify() };

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
