using KnowledgeBase.Cli;

namespace KnowledgeBase.IntegrationTests.Cli;

public sealed class CliDocumentTests
{
    private static readonly string Document = Path.Combine(Path.GetDirectoryName(Recording.RecordingDatabase.Small)!, "..", "cli.md");

    [Fact]
    public void The_document_of_the_commands_is_current()
    {
        var current = CliDocument.Of(Commands.Root());
        if (Environment.GetEnvironmentVariable("KB_UPDATE_CLI") == "1") File.WriteAllText(Document, current);

        File.ReadAllText(Document).ReplaceLineEndings("\n").ShouldBe(current, "docs/cli.md is out of date; make it anew with KB_UPDATE_CLI=1 dotnet test tests/KnowledgeBase.IntegrationTests --filter CliDocumentTests");
    }

    [Fact]
    public void Every_question_has_examples_in_its_help()
    {
        var without = Commands.Root().Subcommands.Where(command => command.Subcommands.Count == 0 && Help.ExamplesOf(command).Count == 0).Select(command => command.Name);
        without.ShouldBeEmpty();
    }
}
