using System.CommandLine;
using System.CommandLine.Parsing;
using KnowledgeBase.Time;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeBase.Cli;

/// <summary>A question as it was asked on the command line.</summary>
internal sealed record Question(ParseResult Parsed, IMediator Mediator, string Archive, Vantage Vantage, CancellationToken Ct)
{
    public Task<T> Send<T>(IRequest<T> request) => Mediator.Send(request, Ct);

    /// <summary>Reads options that questions have as text.</summary>
    /// <exception cref="UserException">Something is wrong with them.</exception>
    public static T Read<T>(Func<ICollection<string>, T> read)
    {
        var errors = new List<string>();
        var value = read(errors);
        return errors.Count == 0 ? value : throw new UserException(string.Join(Environment.NewLine, errors.Select(error => $"--{error}")));
    }

    /// <summary>The command that asks the same question and gets the same answer, whatever is recorded later.</summary>
    public string Again(ResolvedVantage at) => Again(at.Pinned);

    public string Again(Vantage vantage) =>
        string.Join(' ', Given().Prepend("kb").Concat(["--archive", Archive, VantageText.ToOptions(vantage)]).Where(word => word.Length > 0));

    private IEnumerable<string> Given()
    {
        var command = Parsed.CommandResult;
        var names = new List<string> { command.Command.Name };
        for (var parent = command.Parent; parent is CommandResult { Command: not RootCommand } outer; parent = outer.Parent) names.Insert(0, outer.Command.Name);
        var words = command.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens.Select(token => token.Value));
        var options = command.Children.OfType<OptionResult>().Where(option => !option.Implicit && !VantageOptions.IsOne(option.Option) && !GlobalOptions.All.Contains(option.Option) && option.Option.Name != "--format")
            .SelectMany(option => option.Tokens.Count == 0 ? [option.Option.Name] : option.Tokens.SelectMany(token => new[] { option.Option.Name, token.Value }));
        return names.Concat(words.Concat(options).Select(VantageText.Quote));
    }
}

/// <summary>What every question on the command line has: a vantage, a form, examples in its help.</summary>
internal static class QueryCommand
{
    public static Command Create(string name, string description, string[] examples, IEnumerable<Symbol> symbols, Func<Question, Task<View>> ask)
    {
        var command = new Command(name, description).WithExamples(examples);
        foreach (var symbol in symbols)
        {
            if (symbol is Argument argument) command.Add(argument);
            else command.Add((Option)symbol);
        }

        var (vantage, format) = (new VantageOptions(), Formats.Option());
        vantage.AddTo(command);
        command.Add(format);
        command.SetAction((parsed, ct) => Session.Run(
            parsed,
            async services =>
            {
                var question = new Question(parsed, services.GetRequiredService<IMediator>(), GlobalOptions.ArchiveOf(parsed), vantage.Read(parsed), ct);
                Formats.Print(await ask(question), parsed.GetValue(format)!);
                return ExitCode.Done;
            },
            ct));
        return command;
    }
}
