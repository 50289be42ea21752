namespace KnowledgeBase.IntegrationTests.Cli;

/// <summary>What goes wrong is said in one message, without a stack trace, and told by the exit code.</summary>
public sealed class ErrorsCliTests(KbProgram kb) : IClassFixture<KbProgram>
{
    [Fact]
    public async Task An_unknown_archive_is_refused_with_its_likes()
    {
        await kb.Run("archives", "create", "syria");
        foreach (var arguments in new[] { ["zones"], ["projections", "verify"], ["projections", "rebuild"], new[] { "import", Recording.RecordingDatabase.Small } })
            (await kb.Run([.. arguments, "--archive", "siria"])).Refused().ShouldBe("There is no archive \"siria\". Did you mean \"syria\"?");
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_a_vantage_is_said_at_once() =>
        (await kb.Run("zones", "--as-of", "2017", "--published-by", "yesterday", "--recorded-by", "-1", "--according-to", "TASS", "--according-to", "work:")).Refused().Split('\n').Select(line => line.Split(": ")[0])
            .ShouldBe(["--as-of", "--published-by", "--recorded-by", "--according-to", "--according-to"]);

    [Fact]
    public async Task Whom_the_archive_does_not_know_cannot_be_listened_to()
    {
        await kb.Small();
        (await kb.Run("zones", "--archive", "small", "--according-to", "publisher:TAS", "--according-to", "source/tass-astana", "--according-to", "publisher:tass", "--according-to", "country:XX")).Refused()
            .ShouldBe("No source has the publisher 'TAS'. Did you mean TASS?\nThere is no source 'source/tass-astana'. Did you mean source/tass-astana-4?\nNo source is of the country 'XX'. Did you mean IR or RU?");
        // It is known only later.
        (await kb.Run("zones", "--archive", "small", "--according-to", "publisher:TASS", "--recorded-by", "0")).Done();
    }

    [Fact]
    public async Task An_instant_that_cannot_be_is_told_so_without_a_hint_about_query_strings() =>
        (await kb.Run("zones", "--recorded-by", "2030-99-01T00:00:00Z")).Refused()
            .ShouldBe("--recorded-by: '2030-99-01T00:00:00Z' is neither a position, such as 12, nor an instant, such as 2026-01-31T12:00:00Z.");

    [Fact]
    public async Task A_position_or_an_instant_that_is_still_to_come_is_refused()
    {
        await kb.Small();
        (await kb.Run("zones", "--archive", "small", "--recorded-by", "25")).Refused().ShouldBe("Position 25 is not recorded yet; the archive ends at position 24.");
        (await kb.Run("zones", "--archive", "small", "--recorded-by", "9999-01-01T00:00:00Z")).Refused().ShouldStartWith("9999-01-01T00:00:00+00:00 is in the future (it is ");
        (await kb.Run("zones", "--archive", "small", "--recorded-by", "24")).Done();
        (await kb.Run("zones", "--archive", "small", "--recorded-by", "2017-05-06T00:00:00Z")).Done().ShouldContain("at position 0\nThere are no zones in it.");
    }

    [Theory]
    [InlineData("zone")]
    [InlineData("zones --frmat json")]
    [InlineData("zones --format xml")]
    [InlineData("tokens")]
    [InlineData("archives create")]
    [InlineData("--archive")]
    public async Task A_wrong_command_line_exits_with_1_and_help(string line)
    {
        var run = await kb.Run(line.Split(' '));
        run.ExitCode.ShouldBe(1);
        run.Error.ShouldNotBeNullOrWhiteSpace();
        run.Error.ShouldNotContain("   at ");
        run.Output.ShouldContain("Usage:");
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Username=nobody;Timeout=5", "127.0.0.1:1")]
    [InlineData("Host=no-such-host.invalid;Username=nobody;Timeout=5", "The database server can't be reached")]
    [InlineData("Host=/nowhere;Username=nobody;Timeout=5", "/nowhere")]
    public async Task A_server_that_is_not_there_exits_with_3_and_one_message(string connection, string message)
    {
        foreach (var arguments in new[] { ["demo"], new[] { "archives", "list" } })
        {
            var said = (await kb.RunWith([$"KB_CONNECTION={connection}"], arguments)).Refused(3);
            said.ShouldContain(message);
            said.ShouldNotContain("\n");
        }
    }

    [Fact]
    public async Task A_database_that_is_not_there_exits_with_3()
    {
        var elsewhere = new Npgsql.NpgsqlConnectionStringBuilder(kb.Database.ConnectionString) { Database = "nowhere" }.ConnectionString;
        (await kb.RunWith([$"KB_CONNECTION={elsewhere}"], "zones")).Refused(3).ShouldContain("database \"nowhere\" does not exist");
    }

    [Fact]
    public async Task A_wrong_password_exits_with_3_and_is_not_shown()
    {
        var wrong = new Npgsql.NpgsqlConnectionStringBuilder(kb.Database.ConnectionString) { Username = "stranger", Password = "s3cret" }.ConnectionString;
        (await kb.RunWith([$"KB_CONNECTION={wrong}"], "zones")).Refused(3).ShouldNotContain("s3cret");
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("Foo=1")]
    [InlineData("Host=a;Port=many")]
    [InlineData("Host=a;Password='s3cret")]
    [InlineData("Host=a;SSL Mode=perhaps;Password=s3cret")]
    [InlineData("Host=a;Timeout=-5")]
    [InlineData("Username=a")]
    [InlineData("Host=a;Minimum Pool Size=9;Maximum Pool Size=1")]
    public async Task A_connection_string_that_cannot_be_read_is_refused_and_not_shown(string connection)
    {
        var said = (await kb.Run("zones", "--connection", connection)).Refused();
        said.ShouldStartWith("The connection string given (--connection, KB_CONNECTION or knowledgebase.json) can't be used: ");
        said.ShouldNotContain("s3cret");
    }

    [Fact]
    public async Task A_failure_in_the_database_exits_with_3_and_one_message()
    {
        await kb.Run("archives", "create", "failing");
        await kb.Database.Execute($"""
            create function refuse_claims() returns trigger language plpgsql as $$ begin raise exception 'the disk is full'; end $$;
            create trigger refuse before insert on {await kb.Database.Table("failing", "claim")} for each row execute function refuse_claims();
            """);
        (await kb.Run("import", Recording.RecordingDatabase.Small, "--archive", "failing")).Refused(3).ShouldContain("the disk is full");
        (await kb.Run("zones", "--archive", "failing")).Done().ShouldContain("at position 0");
    }
}
