using KnowledgeBase.IntegrationTests.Cli;
using KnowledgeBase.IntegrationTests.Recording;

namespace KnowledgeBase.IntegrationTests.Marten;

/// <summary>The program with its log through Marten.</summary>
public sealed class MartenCliTests(KbProgram kb) : IClassFixture<KbProgram>
{
    [Fact]
    public async Task A_dossier_is_imported_amended_and_asked_for_as_without_Marten()
    {
        string[] kinds = ["postgres", "marten"];
        var rows = new List<List<string>>();
        var answers = new List<string>();
        foreach (var kind in kinds)
        {
            (await kb.Run("archives", "create", kind, "--event-log", kind)).Done();
            (await kb.Run("import", RecordingDatabase.Small, "--archive", kind, "--event-log", kind)).ExitCode.ShouldBe(0);
            (await kb.Run("correct", "tass-11-ceasefire-idlib", "--set", "on=2017-05-05", "--reason", "Misread.", "--archive", kind, "--event-log", kind)).ExitCode.ShouldBe(0);
            (await kb.Run("projections", "verify", "--archive", kind, "--event-log", kind)).Done();
            answers.Add((await kb.Run("zones", "--archive", kind, "--event-log", kind)).Done().Replace(kind, "archive", StringComparison.Ordinal));
            rows.Add(await kb.Database.Rows("select to_jsonb(m) - 'tenant_id' - 'seq_id' - 'id' - 'timestamp' - 'correlation_id' - 'causation_id' from kb.mt_events m where tenant_id = $1 order by seq_id", kind));
        }

        rows[0].Count.ShouldBe(25);
        rows[1].ShouldBe(rows[0]);
        answers[1].ShouldBe(answers[0]);
        (await kb.Run("import", RecordingDatabase.Small, "--archive", "marten")).ExitCode.ShouldBe(0);
    }
}
