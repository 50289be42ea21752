using System.CommandLine;
using KnowledgeBase.Queries;
using KnowledgeBase.Recording;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace KnowledgeBase.Cli;

/// <summary><c>kb imports</c>: the tables that were imported or reconciled, and how far.</summary>
internal static class ImportsCommand
{
    public static Command Create()
    {
        var command = new Command("imports", "The tables that were imported or reconciled, partial or complete. A partial one goes on where it was when its command is run again.").WithExamples("kb imports --archive un");
        command.SetAction((parsed, ct) => Session.Run(
            parsed,
            async services =>
            {
                var archive = GlobalOptions.ArchiveOf(parsed);
                var imports = await services.GetRequiredService<IMediator>().Send(new AskImports(archive), ct);
                if (imports.Count == 0) Output.Line($"No table was imported into archive '{archive}'.");
                else Output.Console.Write(Draw(imports));
                return ExitCode.Done;
            },
            ct));
        return command;
    }

    private static Table Draw(IReadOnlyList<ImportRecord> imports)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("Table", "Edition", "State", "Rows", "Events", "Began (UTC)", "By");
        table.Columns[3].RightAligned();
        table.Columns[4].RightAligned();
        foreach (var import in imports)
        {
            table.AddRow(
                new Text(import.File),
                new Text($"{import.Source?["source/".Length..]}{(import.Kind == ImportKind.Reconciliation ? " (reconciled)" : "")}"),
                new Text(import.Complete ? "complete" : "partial"),
                new Text(import.Complete ? $"{import.Rows:N0}" : $"{import.Done:N0} of {import.Rows:N0}"),
                new Text($"{import.Events:N0}"),
                new Text($"{import.Started:yyyy-MM-dd HH:mm:ss}"),
                new Text(import.Recorder));
        }

        return table;
    }
}
