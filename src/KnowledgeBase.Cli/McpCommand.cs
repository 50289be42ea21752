using System.CommandLine;
using KnowledgeBase.Hosting;
using KnowledgeBase.Web.Mcp;

namespace KnowledgeBase.Cli;

/// <summary><c>kb mcp</c>: the questions as tools for language models, over standard input and output.</summary>
internal static class McpCommand
{
    public static Command Create()
    {
        var pages = new Option<string>("--pages") { Description = "Where 'kb serve' shows the pages that answers link to.", HelpName = "address", DefaultValueFactory = _ => "http://127.0.0.1:8017" };
        var command = new Command("mcp", "Answer a language model's questions by the Model Context Protocol, over standard input and output. Only reads.") { pages }
            .WithExamples("kb mcp --archive demo", "kb mcp --archive demo --pages https://archive.example.org");
        command.SetAction((parsed, ct) => Session.Run(
            parsed,
            async (_, connection, log) =>
            {
                if (!Uri.TryCreate(parsed.GetValue(pages), UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")) throw new UserException($"--pages: '{parsed.GetValue(pages)}' is no address of a website, such as http://127.0.0.1:8017.");
                var settings = new McpSettings(GlobalOptions.ArchiveOf(parsed), address.ToString().TrimEnd('/'));
                await using var held = await Session.Hold(connection, ct);
                await McpHost.Run(settings, services => services.AddKnowledgeBase(connection).AddEventLog(log, connection), ct);
                return ExitCode.Done;
            },
            ct));
        return command;
    }
}
