using System.CommandLine;
using KnowledgeBase.Log;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace KnowledgeBase.Cli;

/// <summary><c>kb archives list|create|drop</c>.</summary>
internal static class ArchivesCommand
{
    public static Command Create()
    {
        var list = List();
        return new Command("archives", "The archives of the database: list, create, drop. Alone it lists them.") { list, CreateOne(), Drop() }.Alone(list);
    }

    private static Command List()
    {
        var command = new Command("list", "List the archives.");
        command.SetAction((parsed, ct) => Session.Run(
            parsed,
            async services =>
            {
                var archives = await services.GetRequiredService<Archives>().List(ct);
                if (archives.Count == 0)
                {
                    Output.Line("There are no archives. 'kb archives create NAME' makes one.");
                    return ExitCode.Done;
                }

                var table = new Table().Border(TableBorder.Simple).AddColumns("Archive", "Events", "Last recorded (UTC)", "Created (UTC)");
                table.Columns[1].RightAligned();
                foreach (var archive in archives)
                    table.AddRow(Markup.Escape(archive.Name), $"{archive.Events:N0}", $"{archive.Head.Timestamp:yyyy-MM-dd HH:mm:ss}", $"{archive.Created:yyyy-MM-dd HH:mm:ss}");
                Output.Console.Write(table);
                return ExitCode.Done;
            },
            ct));
        return command;
    }

    private static Command CreateOne()
    {
        var name = Name();
        var padding = new Option<int>("--padding") { Description = "By how many units of their own precision dates marked ~ ? or % are widened on either side, 0 to 1000; fixed for good.", HelpName = "units", DefaultValueFactory = _ => 1 };
        var command = new Command("create", "Create an archive.") { name, padding };
        command.SetAction((parsed, ct) => Session.Run(
            parsed,
            async services =>
            {
                if (parsed.GetValue(padding) is < 0 or > 1000) throw new UserException($"--padding: {parsed.GetValue(padding)} is not from 0 to 1000.");
                await services.GetRequiredService<Archives>().Create(parsed.GetValue(name)!, padding: parsed.GetValue(padding), ct: ct);
                Output.Line($"Created archive '{parsed.GetValue(name)}'.");
                return ExitCode.Done;
            },
            ct));
        return command;
    }

    private static Command Drop()
    {
        var name = Name();
        var yes = new Option<bool>("--yes") { Description = "Don't ask." };
        var command = new Command("drop", "Delete an archive and everything in it, for good. Nothing else ever deletes.") { name, yes };
        command.SetAction((parsed, ct) => Session.Run(
            parsed,
            async services =>
            {
                var (archives, archive) = (services.GetRequiredService<Archives>(), parsed.GetValue(name)!);
                var events = (await services.GetRequiredService<IEventLog>().Head(archive, ct)).Position;
                if (!parsed.GetValue(yes) && !Confirmed(archive, events)) throw new UserException("Not dropped.");
                await archives.Drop(archive, ct: ct);
                Output.Line($"Dropped archive '{archive}' with {events:N0} events.");
                return ExitCode.Done;
            },
            ct));
        return command;
    }

    private static bool Confirmed(string archive, long events)
    {
        if (Console.IsInputRedirected) throw new UserException($"Dropping '{archive}' deletes {events:N0} events for good. Say --yes, or run this on a terminal to be asked.");
        Console.Write($"This deletes archive '{archive}' with {events:N0} events for good. Type its name to go on: ");
        return Console.ReadLine() == archive;
    }

    private static Argument<string> Name() => new("name") { Description = "1 to 63 lower-case letters, digits and hyphens." };
}
