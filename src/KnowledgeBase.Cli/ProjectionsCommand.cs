using System.CommandLine;
using KnowledgeBase.Answers;
using KnowledgeBase.Projections;
using KnowledgeBase.Recording;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeBase.Cli;

/// <summary><c>kb projections rebuild|verify|status|catch-up</c>.</summary>
internal static class ProjectionsCommand
{
    public static Command Create()
    {
        var status = Status();
        return new Command("projections", "The read model that answers come from: rebuild it from the log, verify it, see how it stands, take in what Marten applications appended. Alone it shows how it stands.")
        {
            Rebuild(), Verify(), status, CatchUp(),
        }.Alone(status);
    }

    private static Command Rebuild() => One(
        "rebuild",
        "Make the read model of an archive anew from its log, beside the one there is, and put it in its place. Reading and recording go on.",
        async (service, archive, json, ct) =>
        {
            var receipt = await RebuildProgressBar.Show(progress => service.Rebuild(archive, progress, ct));
            if (json) Formats.Json(ProjectionsDocument.Of(receipt));
            else ProjectionsView.Draw(Output.Console, receipt);
            return ExitCode.Done;
        });

    private static Command Verify() => One(
        "verify",
        $"Compare the read model with one made anew from the log. Exits with {ExitCode.Differs} when they differ.",
        async (service, archive, json, ct) =>
        {
            var check = await RebuildProgressBar.Show(progress => service.Verify(archive, progress, ct));
            if (json) Formats.Json(ProjectionsDocument.Of(archive, check));
            else ProjectionsView.Draw(Output.Console, archive, check);
            return check.Differing == 0 ? ExitCode.Done : ExitCode.Differs;
        });

    private static Command Status() => One(
        "status",
        "How far the read model of every archive goes, how large it is, which version made it, and whether a rebuild is due.",
        async (service, _, json, ct) =>
        {
            var statuses = await service.Status(ct: ct);
            if (json) Formats.Json(ProjectionsDocument.Of(statuses));
            else ProjectionsView.Draw(Output.Console, statuses);
            return ExitCode.Done;
        });

    private static Command CatchUp()
    {
        var dryRun = new Option<bool>("--dry-run") { Description = "Check everything, take nothing in." };
        var command = Any(
            "catch-up",
            "Take in the events that Marten applications appended to the archive, all or none: each gets its position, and is in answers from then on.",
            async (services, parsed, json, ct) =>
            {
                var (archive, dry) = (GlobalOptions.ArchiveOf(parsed), parsed.GetValue(dryRun));
                var done = await services.GetRequiredService<IMediator>().Send(new CatchUp(archive, dry), ct);
                if (json) Formats.Json(ProjectionsDocument.Of(archive, done, dry));
                else ProjectionsView.Draw(Output.Console, archive, done, dry);
                return ExitCode.Done;
            });
        command.Add(dryRun);
        return command;
    }

    private static Command One(string name, string description, Func<ProjectionService, string, bool, CancellationToken, Task<int>> run) =>
        Any(name, description, (services, parsed, json, ct) => run(services.GetRequiredService<ProjectionService>(), GlobalOptions.ArchiveOf(parsed), json, ct));

    private static Command Any(string name, string description, Func<IServiceProvider, ParseResult, bool, CancellationToken, Task<int>> run)
    {
        var format = new Option<string>("--format") { Description = "table or json.", HelpName = "form", DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("table", "json");
        var command = new Command(name, description) { format };
        command.SetAction((parsed, ct) => Session.Run(parsed, services => run(services, parsed, parsed.GetValue(format) == "json", ct), ct));
        return command;
    }
}
