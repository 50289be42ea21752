using System.CommandLine;
using KnowledgeBase.Cli;

return await Commands.Root().Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
