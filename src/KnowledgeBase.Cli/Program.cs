using System.CommandLine;
using KnowledgeBase.Cli;

var root = new RootCommand("A knowledge base of what was said, when, and what held then.")
{
    DemoCommand.Create(),
    ImportCommand.Create(),
    ZonesCommand.Create(),
    ArchivesCommand.Create(),
    ProjectionsCommand.Create(),
    ServerCommand.Create(),
};
foreach (var option in GlobalOptions.All) root.Add(option);
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
