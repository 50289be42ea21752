using System.Buffers.Text;
using System.Text;
using KnowledgeBase.Access;

namespace KnowledgeBase.IntegrationTests.Access;

public sealed class TokensTests(TokenDatabase tokens) : IClassFixture<TokenDatabase>
{
    [Fact]
    public async Task A_token_says_who_holds_it_and_in_which_role()
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            var created = await Create($"A. Curator, {role}", role.Word());
            created.Text.ShouldMatch("^kb_[0-9a-f]{12}_[A-Za-z0-9_-]{43}$");
            (await Authenticate(created.Text)).ShouldBe(new Caller($"A. Curator, {role}", role));
        }
    }

    [Fact]
    public async Task No_two_tokens_share_an_id_or_a_secret()
    {
        var created = new List<CreatedToken>();
        for (var n = 0; n < 20; n++) created.Add(await Create($"one {n}"));

        created.Select(one => one.Token.Id).Distinct().Count().ShouldBe(20);
        created.Select(one => one.Text[^43..]).Distinct().Count().ShouldBe(20);
    }

    [Fact]
    public async Task The_secret_is_nowhere_in_the_database()
    {
        var created = await Create("secretive");
        await Authenticate(created.Text);

        var row = (await tokens.Database.Rows("select t::text from kb.token t where name = 'secretive'")).Single();
        row.ShouldContain(created.Token.Id);
        var secret = created.Text[^43..];
        var bytes = Base64Url.DecodeFromChars(secret);
        bytes.Length.ShouldBe(32);
        foreach (var form in new[] { secret, Convert.ToHexStringLower(bytes), Convert.ToHexStringLower(Encoding.UTF8.GetBytes(secret)), Convert.ToBase64String(bytes) })
            row.ShouldNotContain(form);
    }

    [Fact]
    public async Task The_secret_is_in_no_text_that_a_log_would_have()
    {
        var created = await Create("unlogged");

        created.ToString().ShouldContain("unlogged");
        created.ToString().ShouldNotContain(created.Text[^43..]);
        new Authenticate(created.Text).ToString().ShouldNotContain(created.Text[^43..]);
    }

    [Fact]
    public async Task Only_the_whole_text_is_let_in()
    {
        var (one, other) = ((await Create("one")).Text, (await Create("other")).Text);
        var last = one[^1] == 'A' ? 'B' : 'A';
        string[] wrong =
        [
            "", "kb_", one[3..], one[..^1], one[..^1] + last, one + "A", one + "\n", " " + one, one.ToUpperInvariant(), one.Replace("kb_", "KB_"),
            one[..^43] + other[^43..], "kb_000000000000_" + one[^43..], "kb_" + other[^43..], "kb_'; drop table kb.token; --_" + one[^43..], one + "\0", new string('A', 1_000_000),
        ];

        foreach (var text in wrong) (await Authenticate(text)).ShouldBeNull(text.Length > 100 ? "long" : text);
        (await Authenticate(one)).ShouldBe(new Caller("one", Role.Recorder));
        (await Find("other")).LastUsed.ShouldBeNull();
    }

    [Fact]
    public async Task A_token_works_until_it_expires()
    {
        var created = await Create("short", expires: "2026-03-02");
        created.Token.Expires.ShouldBe(new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero));

        tokens.Clock.Now = new(2026, 3, 1, 23, 59, 59, TimeSpan.Zero);
        (await Authenticate(created.Text)).ShouldNotBeNull();
        (await Find("short")).At(tokens.Clock.Now).ShouldBe(TokenState.Valid);
        tokens.Clock.Now = tokens.Clock.Now.AddSeconds(1);
        (await Authenticate(created.Text)).ShouldBeNull();
        (await Find("short")).At(tokens.Clock.Now).ShouldBe(TokenState.Expired);
    }

    [Fact]
    public async Task A_token_works_until_it_is_revoked_and_the_first_revocation_stands()
    {
        var created = await Create("gone");
        (await Authenticate(created.Text)).ShouldNotBeNull();
        tokens.Clock.Now = tokens.Clock.Now.AddHours(1);

        (await tokens.Send(new RevokeToken("gone", "B. Keeper"))).Now.ShouldBeTrue();

        (await Authenticate(created.Text)).ShouldBeNull();
        var at = tokens.Clock.Now;
        tokens.Clock.Now = tokens.Clock.Now.AddHours(1);
        var (token, now) = await tokens.Send(new RevokeToken("gone", "C. Other"));
        now.ShouldBeFalse();
        (token.Revoked, token.RevokedBy, token.At(tokens.Clock.Now)).ShouldBe((at, "B. Keeper", TokenState.Revoked));
    }

    [Fact]
    public async Task The_last_use_is_noted_once_a_minute_at_most()
    {
        var text = (await Create("used")).Text;
        (await Find("used")).LastUsed.ShouldBeNull();
        var first = tokens.Clock.Now;

        foreach (var (later, noted) in new[] { (0, 0), (1, 0), (59, 0), (60, 60), (61, 60), (3600, 3600) })
        {
            tokens.Clock.Now = first.AddSeconds(later);
            (await Authenticate(text)).ShouldNotBeNull();
            (await Find("used")).LastUsed.ShouldBe(first.AddSeconds(noted));
        }
    }

    [Fact]
    public async Task Whoever_proved_a_token_before_is_known_as_long_as_it_works()
    {
        var end = tokens.Clock.Now.AddHours(1);
        await Create("expiring", "auditor", $"{end:yyyy-MM-dd'T'HH:mm:ss'Z'}");
        await Create("revoked later");
        tokens.Clock.Now = end.AddSeconds(-1);

        (await tokens.Send(new AskCaller("expiring"))).ShouldBe(new Caller("expiring", Role.Auditor));
        (await Find("expiring")).LastUsed.ShouldBe(tokens.Clock.Now);
        tokens.Clock.Now = tokens.Clock.Now.AddSeconds(1);
        (await tokens.Send(new AskCaller("expiring"))).ShouldBeNull();
        (await tokens.Send(new AskCaller("revoked later"))).ShouldNotBeNull();
        await tokens.Send(new RevokeToken("revoked later", "tester"));
        (await tokens.Send(new AskCaller("revoked later"))).ShouldBeNull();
        (await tokens.Send(new AskCaller("nobody"))).ShouldBeNull();
    }

    private Task<CreatedToken> Create(string name, string role = "recorder", string? expires = null) => tokens.Send(new CreateToken(name, role, expires, "tester"));

    private Task<Caller?> Authenticate(string text) => tokens.Send(new Authenticate(text));

    private async Task<Token> Find(string name) => (await tokens.Send(new ListTokens())).Tokens.Single(token => token.Name == name);
}
