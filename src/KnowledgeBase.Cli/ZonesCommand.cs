using System.CommandLine;
using KnowledgeBase.Queries;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeBase.Cli;

/// <summary><c>kb zones</c>: every zone, its status and aspects, from a vantage.</summary>
internal static class ZonesCommand
{
    public static Command Create()
    {
        var vantage = new VantageOptions();
        var format = new Option<string>("--format") { Description = "How to print the answer.", DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("table", "json");
        var command = new Command("zones", "Every zone: how far it has come, and each thing that is said of it, as of a day.\n\nExample: kb zones --as-of 2017-05-06 --according-to publisher:TASS") { format };
        vantage.AddTo(command);
        command.SetAction((parsed, ct) => Session.Run(
            parsed,
            async services =>
            {
                var archive = GlobalOptions.ArchiveOf(parsed);
                var answer = await services.GetRequiredService<IMediator>().Send(new AskZones(archive, vantage.Read(parsed)), ct);
                if (parsed.GetValue(format) == "json") Console.WriteLine(AnswerJson.Zones(answer));
                else ZonesTable.Write(Output.Console, archive, answer);
                return ExitCode.Done;
            },
            ct));
        return command;
    }
}
