using System.CommandLine;

namespace KnowledgeBase.Cli;

/// <summary>Every command, in the order in which help tells them: a tour, questions, recording, keeping.</summary>
internal static class Commands
{
    /// <summary>Lets a command that is given without a subcommand do what one of these does.</summary>
    public static Command Alone(this Command command, Command does)
    {
        command.Action = does.Action;
        return command;
    }

    public static RootCommand Root()
    {
        var root = new RootCommand("A knowledge base of what was said, when, and what held then. 'kb COMMAND --help' has examples.");
        Command[] commands =
        [
            DemoCommand.Create(),
            ServeCommand.Create(),
            McpCommand.Create(),
            .. ThingsCommands.Create(),
            PositionsCommand.Create(),
            TopicCommand.Create(),
            StatementsCommand.Create(),
            TimelineCommand.Create(),
            TraceCommand.Create(),
            DiffCommand.Create(),
            SearchCommand.Create(),
            AmendCommands.Impact(),
            CheckCommand.Create(),
            DateCommand.Create(),
            RecordCommand.Create(),
            ImportCommand.Create(),
            ImportsCommand.Create(),
            ReconcileCommand.Create(),
            .. AmendCommands.Create(),
            ExportCommand.Create(),
            ArchivesCommand.Create(),
            ProjectionsCommand.Create(),
            TokensCommand.Create(),
            ServerCommand.Create(),
            CompletionCommand.Create(),
        ];
        foreach (var command in commands) root.Add(command);
        foreach (var option in GlobalOptions.All) root.Add(option);
        Help.Install(root);
        return root;
    }
}
