using KnowledgeBase.Cli;
using KnowledgeBase.Recording;

namespace KnowledgeBase.IntegrationTests.Cli;

public sealed class TableProgressBarTests
{
    [Fact]
    public void Progress_has_rows_rows_a_second_and_the_time_left() =>
        TableProgressBar.Describe(new(ImportPhase.Recording, 30_000, 0.25), new(ImportPhase.Recording, 0, 0), TimeSpan.FromSeconds(10)).ShouldBe("Recording 30,000 rows, 3,000/s, 0:00:30 left");

    [Fact]
    public void What_an_earlier_run_recorded_does_not_make_it_look_faster() =>
        TableProgressBar.Describe(new(ImportPhase.Recording, 60_000, 0.5), new(ImportPhase.Recording, 30_000, 0.25), TimeSpan.FromSeconds(10)).ShouldBe("Recording 60,000 rows, 3,000/s, 0:00:20 left");
}
