using System.CommandLine;
using KnowledgeBase.Cli;

var root = new RootCommand("A knowledge base of what was said, when, and what held then.")
{
    DemoCommand.Create(),
    ImportCommand.Create(),
    ExportCommand.Create(),
    TopicCommand.Create(),
    PositionsCommand.Create(),
    StatementsCommand.Create(),
    TimelineCommand.Create(),
    DiffCommand.Create(),
    CheckCommand.Create(),
    ArchivesCommand.Create(),
    ProjectionsCommand.Create(),
    ServerCommand.Create(),
};
foreach (var command in ThingsCommands.Create().Concat(AmendCommands.Create())) root.Add(command);
foreach (var option in GlobalOptions.All) root.Add(option);
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
