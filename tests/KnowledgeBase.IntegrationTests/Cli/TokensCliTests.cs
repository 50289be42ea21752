using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using KnowledgeBase.Access;
using KnowledgeBase.Hosting;
using KnowledgeBase.IntegrationTests.Hosting;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeBase.IntegrationTests.Cli;

public sealed class TokensCliTests(KbProgram kb) : IClassFixture<KbProgram>
{
    [Fact]
    public async Task The_token_alone_goes_to_standard_output_and_works()
    {
        var created = await kb.Run("tokens", "create", "A. Curator", "--role", "recorder", "--expires", "2999-01-01");

        created.ExitCode.ShouldBe(0);
        created.Error.ShouldBe($"Made token 'A. Curator', recorder, which works until 2999-01-01 UTC. Keep it safe: it is shown only now.{Environment.NewLine}");
        created.Output.ShouldMatch(@"^kb_[0-9a-f]{12}_[A-Za-z0-9_-]{43}\r?\n\z");
        (await Authenticate(created.Output.Trim())).ShouldBe(new Caller("A. Curator", Role.Recorder));
    }

    [Fact]
    public async Task Tokens_are_listed_without_their_secrets()
    {
        var valid = await Create("list-valid", "reader");
        var ending = await Create("list-[ending]", "admin", "--expires", "2999-01-01T12:30Z");
        await Create("list-revoked", "auditor");
        await Authenticate(valid);
        (await kb.Run("tokens", "revoke", "list-revoked")).Done();

        var table = (await kb.RunWith(["COLUMNS=140"], "tokens", "list")).Done();

        var lines = table.Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("list-")).ToList();
        const string day = @"\d{4}-\d\d-\d\d( \d\d:\d\d)?";
        var made = $"{day} by {Regex.Escape(Environment.UserName)}";
        lines.Count.ShouldBe(3);
        lines[0].ShouldMatch($@"^list-\[ending\] +admin +{ending[3..15]} +valid until 2999-01-01 12:30 +{made} +never$");
        lines[1].ShouldMatch($@"^list-revoked +auditor +[0-9a-f]{{12}} +revoked {day} +{made} +never$");
        lines[2].ShouldMatch($@"^list-valid +reader +{valid[3..15]} +valid +{made} +{day}$");

        var json = (await kb.Run("tokens", "list", "--format", "json")).Done();
        foreach (var token in new[] { valid, ending })
        {
            table.ShouldNotContain(token[^43..]);
            json.ShouldNotContain(token[^43..]);
        }

        var listed = JsonNode.Parse(json)!["tokens"]!.AsArray().ToDictionary(token => token!["name"]!.GetValue<string>(), token => token!);
        string?[] one(string name) => [.. new[] { "role", "id", "state", "createdBy", "expires", "revokedBy" }.Select(field => listed[name][field]?.GetValue<string>())];
        one("list-[ending]").ShouldBe(["admin", ending[3..15], "valid", Environment.UserName, "2999-01-01T12:30:00Z", null]);
        one("list-revoked").ShouldBe(["auditor", listed["list-revoked"]["id"]!.GetValue<string>(), "revoked", Environment.UserName, null, Environment.UserName]);
        listed["list-valid"]["lastUsed"].ShouldNotBeNull();
        listed["list-revoked"]["lastUsed"].ShouldBeNull();
        listed["list-revoked"]["revoked"].ShouldNotBeNull();
    }

    [Fact]
    public async Task A_revoked_token_works_no_longer_and_its_name_stays_taken()
    {
        var token = await Create("leaver", "reader");

        (await kb.Run("tokens", "revoke", "leaver")).Done().ShouldBe("Revoked token 'leaver'.\n");

        (await Authenticate(token)).ShouldBeNull();
        (await kb.RunWith(["COLUMNS=200"], "tokens", "revoke", "leaver")).Done().ShouldMatch($@"^Token 'leaver' was revoked already, on \d{{4}}-\d\d-\d\d( \d\d:\d\d)? UTC by {Regex.Escape(Environment.UserName)}\.\n$");
        (await kb.Run("tokens", "create", "leaver", "--role", "reader")).Refused().ShouldStartWith("There is a token 'leaver' already, revoked on ");
    }

    [Fact]
    public async Task What_is_wrong_is_said_in_one_message()
    {
        var lines = (await kb.Run("tokens", "create", " ", "--role", "editor", "--expires", "2020-01-01")).Refused().Split('\n');
        lines.Length.ShouldBe(3);
        lines[0].ShouldBe("The name cannot be a token's. It begins or ends with a space. Use 1 to 100 letters, digits, marks and single spaces between them.");
        lines[1].ShouldBe("There is no role 'editor'. Did you mean 'auditor'? The roles are reader, recorder, auditor, admin.");
        lines[2].ShouldStartWith("The expiry 2020-01-01 is not in the future: ");

        await Create("near", "reader");
        (await kb.Run("tokens", "revoke", "naer")).Refused().ShouldBe("There is no token 'naer'. Did you mean 'near'?");
        (await kb.Run("tokens", "create", "roleless")).ExitCode.ShouldBe(1);
    }

    [Fact]
    public async Task A_database_without_tokens_says_how_to_make_one()
    {
        await kb.Database.Execute("delete from kb.token");

        (await kb.Run("tokens", "list")).Done().ShouldBe("There are no tokens. 'kb tokens create NAME --role reader' makes one.\n");
    }

    private async Task<string> Create(string name, string role, params string[] more)
    {
        var created = await kb.Run(["tokens", "create", name, "--role", role, .. more]);
        created.ExitCode.ShouldBe(0, created.Error);
        return created.Output.Trim();
    }

    private async Task<Caller?> Authenticate(string text)
    {
        await using var services = new ServiceCollection().AddKnowledgeBase(kb.Database.ConnectionString).BuildServiceProvider();
        return await services.GetRequiredService<IMediator>().Send(new Authenticate(text), Ask.Ct);
    }
}
