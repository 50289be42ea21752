using System.CommandLine;
using KnowledgeBase.Cli;

return await new RootCommand("A knowledge base of what was said, when, and what held then.") { ServerCommand.Create() }.Parse(args).InvokeAsync();
