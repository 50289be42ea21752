using KnowledgeBase.Access;

namespace KnowledgeBase.IntegrationTests.Access;

/// <summary>What cannot be made or revoked.</summary>
public sealed class TokenRefusalTests(TokenDatabase tokens) : IClassFixture<TokenDatabase>
{
    [Fact]
    public async Task All_that_is_wrong_is_said_at_once()
    {
        await Create("taken");

        (await Refused("taken", "recoder", "2026-02-28")).ShouldBe(
        [
            "There is a token 'taken' already. A name is given once, since what was recorded with it bears it. Take another.",
            "There is no role 'recoder'. Did you mean 'recorder'? The roles are reader, recorder, auditor, admin.",
            "The expiry 2026-02-28 is not in the future: it is 2026-03-01 12:00 UTC, and a day means its beginning.",
        ]);
    }

    [Theory]
    [InlineData("", "It is empty.")]
    [InlineData(" ", "It begins or ends with a space.")]
    [InlineData("a ", "It begins or ends with a space.")]
    [InlineData("a  b", "It has two spaces in a row.")]
    [InlineData("a\tb", "Character 2 is U+0009, which cannot be seen.")]
    [InlineData("a\0", "Character 2 is U+0000, which cannot be seen.")]
    [InlineData("a\nb", "Character 2 is U+000A, which cannot be seen.")]
    [InlineData("\u202Ebmuc", "Character 1 is U+202E, which cannot be seen.")]
    [InlineData("x\u200By", "Character 2 is U+200B, which cannot be seen.")]
    [InlineData("x\u00A0y", "Character 2 is U+00A0, which cannot be seen.")]
    [InlineData("😀\u2028", "Character 2 is U+2028, which cannot be seen.")]
    public async Task A_name_that_could_be_taken_for_another_is_refused(string name, string why) =>
        (await Refused(name)).ShouldBe([$"The name cannot be a token's. {why} Use 1 to 100 letters, digits, marks and single spaces between them."]);

    [Fact]
    public async Task Half_a_character_is_refused() => (await Refused("a\uD83D")).Single().ShouldContain("Character 2 is U+FFFD");

    [Fact]
    public async Task A_name_has_up_to_100_characters_of_any_script()
    {
        var longest = string.Concat(Enumerable.Repeat("😀", 100));
        (await Create(longest)).Token.Name.ShouldBe(longest);
        (await Create("Хасан حسن <b>'; drop")).Token.Name.ShouldBe("Хасан حسن <b>'; drop");
        (await Refused(longest + "x")).Single().ShouldContain("It has 101 characters.");
    }

    [Theory]
    [InlineData("tomorrow")]
    [InlineData("")]
    [InlineData("2027")]
    [InlineData("2027-02-30")]
    [InlineData("01/02/2027")]
    [InlineData("2027-01-01 12:00")]
    [InlineData("9999-12-31T23:59-05:00")]
    public async Task An_expiry_that_cannot_be_read_is_refused(string text) =>
        (await Refused("unread", expires: text)).ShouldBe([$"The expiry '{text}' is neither a day, such as 2027-03-01, nor an instant, such as 2027-03-01T12:00Z."]);

    [Theory]
    [InlineData("2026-03-01")]
    [InlineData("2026-03-01T12:00Z")]
    [InlineData("2026-03-01T13:59:59+02:00")]
    public async Task An_expiry_that_is_not_in_the_future_is_refused(string text) =>
        (await Refused("late", expires: text)).Single().ShouldStartWith($"The expiry {text} is not in the future: it is 2026-03-01 12:00 UTC");

    [Fact]
    public async Task The_name_of_a_revoked_token_stays_taken()
    {
        await Create("former");
        await tokens.Send(new RevokeToken("former", "tester"));

        (await Refused("former")).Single().ShouldStartWith("There is a token 'former' already, revoked on 2026-03-01. A name is given once");
    }

    [Fact]
    public async Task Of_several_at_once_one_gets_the_name()
    {
        var made = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            try
            {
                return (await Create("wanted")).Text;
            }
            catch (InvalidTokenException refused)
            {
                refused.Message.ShouldStartWith("There is a token 'wanted' already");
                return null;
            }
        }));

        (await tokens.Send(new Authenticate(made.OfType<string>().Single()))).ShouldBe(new Caller("wanted", Role.Recorder));
    }

    [Theory]
    [InlineData("keper", "There is no token 'keper'. Did you mean 'keeper'?")]
    [InlineData("Keeper", "There is no token 'Keeper'. Did you mean 'keeper'?")]
    [InlineData("quite another", "There is no token 'quite another'.")]
    [InlineData("a\0", "There is no token 'a\0'.")]
    public async Task An_unknown_token_cannot_be_revoked(string name, string message)
    {
        if ((await tokens.Send(new ListTokens())).Tokens.All(token => token.Name != "keeper")) await Create("keeper");

        (await Should.ThrowAsync<UnknownTokenException>(() => tokens.Send(new RevokeToken(name, "tester")))).Message.ShouldBe(message);

        (await tokens.Send(new ListTokens())).Tokens.Single(token => token.Name == "keeper").Revoked.ShouldBeNull();
    }

    private Task<CreatedToken> Create(string name) => tokens.Send(new CreateToken(name, "recorder", null, "tester"));

    private async Task<IReadOnlyList<string>> Refused(string name, string role = "recorder", string? expires = null)
    {
        var before = (await tokens.Send(new ListTokens())).Tokens.Count;
        var refused = await Should.ThrowAsync<InvalidTokenException>(() => tokens.Send(new CreateToken(name, role, expires, "tester")));
        (await tokens.Send(new ListTokens())).Tokens.Count.ShouldBe(before);
        return refused.Errors;
    }
}
