using System.CommandLine;
using KnowledgeBase.Claims;
using KnowledgeBase.Dossiers;
using KnowledgeBase.Log;
using KnowledgeBase.Queries;
using KnowledgeBase.Recording;
using KnowledgeBase.Time;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeBase.Cli;

/// <summary><c>kb demo</c>: two articles that disagree, recorded in an archive of their own, and a settled, an open and a contested answer.</summary>
internal static class DemoCommand
{
    private const string Archive = "demo";

    public static Command Create()
    {
        var command = new Command("demo", $"Record two news reports that disagree in the archive '{Archive}', and ask what they amount to. Any number of times.");
        command.SetAction((parsed, ct) => Session.Run(parsed, services => Show(services, ct), ct));
        return command;
    }

    private static async Task<int> Show(IServiceProvider services, CancellationToken ct)
    {
        var mediator = services.GetRequiredService<IMediator>();
        await services.GetRequiredService<Archives>().Create(Archive, idempotent: true, ct: ct);
        var recorded = await mediator.Send(new RecordEvents(Archive, Dossier(), "demo"), ct);
        Output.Line(ImportCommand.Describe(recorded, Archive, dryRun: false));
        Output.Line("TASS and Alwaght both report the fourth round of the Astana talks on Syria, May 2017.");

        await Stop("SETTLED: both report the ceasefire from 6 May. As of 4 May, not yet:", "2017-05-04", "zone/idlib", aspect => aspect.Member == "ceasefire");
        await Stop("SETTLED: two days later it is in force:", "2017-05-06", "zone/idlib", aspect => aspect.Member == "ceasefire");
        await Stop("OPEN: Alwaght says that Russia had proposed the zone \"earlier\". By 4 May that is possible, not certain:", "2017-05-04", "zone/homs", aspect => aspect.Aspect is "proposed");
        await Stop("CONTESTED: how much of Homs does the zone cover?", "2017-05-06", "zone/homs", aspect => aspect.Aspect == "agreed.area");
        return ExitCode.Done;

        async Task Stop(string title, string asOf, string zone, Func<Answer, bool> aspects)
        {
            Output.Line();
            Output.Line(title);
            var vantage = new Vantage { AsOf = Edtf.Parse(asOf).Bounds.Earliest };
            var answer = await mediator.Send(new AskThings(Archive, vantage, "zone", zone), ct);
            ThingsView.Of(Archive, answer, $"kb zone {zone} --archive {Archive} {VantageText.ToOptions(answer.At.Pinned)}", full: true, aspects).Draw(Output.Console);
        }
    }

    private static IReadOnlyList<Draft> Dossier()
    {
        using var stream = typeof(DemoCommand).Assembly.GetManifestResourceStream("demo.yaml")!;
        using var reader = new StreamReader(stream);
        return DossierReader.Read("astana-small.yaml", reader.ReadToEnd());
    }
}
