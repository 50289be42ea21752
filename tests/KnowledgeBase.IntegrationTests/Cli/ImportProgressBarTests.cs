using KnowledgeBase.Cli;
using KnowledgeBase.Recording;
using Spectre.Console;

namespace KnowledgeBase.IntegrationTests.Cli;

public sealed class ImportProgressBarTests
{
    [Fact]
    public async Task A_terminal_is_shown_the_phases_with_their_counts()
    {
        var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(text), Ansi = AnsiSupport.Yes, Interactive = InteractionSupport.Yes });

        (await ImportProgressBar.Show(console, async progress =>
        {
            foreach (var step in new ImportProgress[] { new(ImportPhase.Reading, 0, 0), new(ImportPhase.Checking, 0, 1200), new(ImportPhase.Checking, 500, 1200), new(ImportPhase.Recording, 0, 1100) })
            {
                progress!.Report(step);
                await Task.Delay(250, TestContext.Current.CancellationToken);
            }

            return 7;
        })).ShouldBe(7);

        foreach (var shown in new[] { "Reading", "Checking 1,200 records", "Recording 1,100 records" }) text.ToString().ShouldContain(shown);
    }
}
