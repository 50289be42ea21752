using System.CommandLine;
using KnowledgeBase.Access;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeBase.Cli;

/// <summary><c>kb tokens create|list|revoke</c>.</summary>
internal static class TokensCommand
{
    public static Command Create() => new("tokens", "Who may do what over the web: make tokens, list them, revoke them. A token is good for every archive of the database; the command line itself needs none.") { CreateOne(), List(), Revoke() };

    private static Command CreateOne()
    {
        var name = Name("1 to 100 letters, digits, marks and single spaces. It becomes the recorder of what is recorded with the token, and is given once.");
        var role = new Option<string>("--role")
        {
            Description = "reader: asks. recorder: asks, records and amends. auditor: asks, checks the read model, sees the tokens. admin: everything.",
            HelpName = "role",
            Required = true,
        };
        role.CompletionSources.Add([.. Roles.Words]);
        var expires = new Option<string?>("--expires") { Description = "From when on it no longer works: a day, meaning its beginning in UTC, or an instant. Otherwise it works until it is revoked.", HelpName = "when" };
        var command = new Command("create", "Make a token. It is printed on standard output, once: only a hash of it is stored.") { name, role, expires }
            .WithExamples("kb tokens create \"A. Curator\" --role recorder --expires 2027-01-01", "kb tokens create backup --role reader > token.txt");
        command.SetAction((parsed, ct) => Session.Run(
            parsed,
            async services =>
            {
                var created = await Send(services, new CreateToken(parsed.GetValue(name)!, parsed.GetValue(role)!, parsed.GetValue(expires), Environment.UserName), ct);
                await Console.Error.WriteLineAsync($"Made token '{created.Token.Name}', {created.Token.Role.Word()}, which works until {(created.Token.Expires is { } end ? $"{TokensView.When(end)} UTC" : "it is revoked")}. Keep it safe: it is shown only now.");
                Output.Raw(created.Text);
                return ExitCode.Done;
            },
            ct));
        return command;
    }

    private static Command List()
    {
        var format = new Option<string>("--format") { Description = "table or json.", HelpName = "form", DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("table", "json");
        var command = new Command("list", "List the tokens, without their secrets: roles, whether they work, by whom they were made, when they were used last.") { format };
        command.SetAction((parsed, ct) => Session.Run(
            parsed,
            async services =>
            {
                var list = await Send(services, new ListTokens(), ct);
                if (parsed.GetValue(format) == "json") Formats.Json(TokensView.Json(list));
                else TokensView.Draw(Output.Console, list);
                return ExitCode.Done;
            },
            ct));
        return command;
    }

    private static Command Revoke()
    {
        var name = Name("The token's name.");
        var command = new Command("revoke", "Revoke a token: from now on it does not work. Its name stays taken.") { name }.WithExamples("kb tokens revoke \"A. Curator\"");
        command.SetAction((parsed, ct) => Session.Run(
            parsed,
            async services =>
            {
                var (token, now) = await Send(services, new RevokeToken(parsed.GetValue(name)!, Environment.UserName), ct);
                Output.Line(now ? $"Revoked token '{token.Name}'." : $"Token '{token.Name}' was revoked already, on {TokensView.When(token.Revoked!.Value)} UTC by {token.RevokedBy}.");
                return ExitCode.Done;
            },
            ct));
        return command;
    }

    private static Argument<string> Name(string description) => new("name") { Description = description };

    private static Task<T> Send<T>(IServiceProvider services, IRequest<T> request, CancellationToken ct) => services.GetRequiredService<IMediator>().Send(request, ct);
}
