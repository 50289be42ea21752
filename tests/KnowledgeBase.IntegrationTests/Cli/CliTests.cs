using System.Text.Json;
using KnowledgeBase.Tests.Snapshots;

namespace KnowledgeBase.IntegrationTests.Cli;

/// <summary>What the program prints: answers, at any width, and nothing for terminals only.</summary>
public sealed class CliTests(KbProgram kb) : IClassFixture<KbProgram>
{
    private static readonly string[] AsOf = ["zones", "--archive", "small", "--as-of", "2017-05-06"];

    [Fact]
    public async Task The_first_demo()
    {
        (await kb.Run("archives", "drop", "demo", "--yes")).ExitCode.ShouldBeOneOf(0, 2);
        Snapshot.Verify((await kb.Run("demo")).Done());
    }

    [Fact]
    public async Task The_demo_again()
    {
        (await kb.Run("demo")).Done();
        Snapshot.Verify((await kb.Run("demo")).Done());
    }

    [Fact]
    public async Task Zones_at_80_columns()
    {
        await kb.Small();
        Snapshot.Verify((await kb.Run(AsOf)).Done());
    }

    [Fact]
    public async Task Zones_at_160_columns()
    {
        await kb.Small();
        Snapshot.Verify((await kb.RunWith(["COLUMNS=160"], AsOf)).Done());
    }

    [Fact]
    public async Task Zones_as_JSON()
    {
        await kb.Small();
        var json = (await kb.Run([.. AsOf, "--format", "json"])).Done();
        Snapshot.Verify(json);
        using var parsed = JsonDocument.Parse(json);
        parsed.RootElement.GetProperty("zones").EnumerateArray().Select(zone => zone.GetProperty("zone").GetString()).ShouldBe(["zone/homs", "zone/idlib"]);
        (await kb.RunWith(["COLUMNS=30"], [.. AsOf, "--format", "json"])).Done().ShouldBe(json);
    }

    [Fact]
    public async Task Zones_according_to_one_publisher()
    {
        await kb.Small();
        Snapshot.Verify((await kb.Run([.. AsOf, "--according-to", "publisher:TASS", "--published-by", "2017-05-05"])).Done());
    }

    [Fact]
    public async Task The_command_that_an_answer_ends_with_gives_the_same_answer()
    {
        await kb.Small();
        string[] options = [.. AsOf, "--according-to", "country:RU"];
        var answer = (await kb.RunWith(["COLUMNS=300"], options)).Done();
        var again = answer.Split("Again: kb ")[1].Trim();

        (await kb.RunWith(["COLUMNS=300"], again.Split(' '))).Done().ShouldBe(answer);
    }

    [Fact]
    public async Task A_pipe_gets_no_escape_codes_whatever_the_terminal_and_no_line_is_longer_than_its_columns()
    {
        foreach (var columns in new[] { 60, 80 })
        {
            await kb.Small();
            foreach (var arguments in new[] { AsOf, ["archives", "list"], ["projections", "verify", "--archive", "small"] })
            {
                var output = (await kb.RunWith([$"COLUMNS={columns}", "TERM=xterm-256color", "COLORTERM=truecolor", "FORCE_COLOR=1"], arguments)).Done();
                output.ShouldNotContain('\e');
                // The command that asks again is there to be pasted, and stays in one piece.
                output.Split('\n').ShouldAllBe(line => line.Length <= columns || line.StartsWith("Again: kb "), $"{string.Join(' ', arguments)} at {columns}");
            }
        }
    }

    [Theory]
    [InlineData("COLUMNS=wide")]
    [InlineData("COLUMNS=")]
    [InlineData("COLUMNS=0")]
    public async Task An_odd_number_of_columns_is_taken_for_100(string columns)
    {
        await kb.Small();
        (await kb.RunWith([columns], AsOf)).Done().ShouldBe((await kb.RunWith(["COLUMNS=100"], AsOf)).Done());
    }

    [Fact]
    public async Task An_archive_with_nothing_in_it_says_so()
    {
        await kb.Run("archives", "create", "void");
        (await kb.Run("zones", "--archive", "void")).Done().ShouldBe("Archive 'void' at position 0\nThere are no zones in it.\n\nAgain: kb zones --archive void --recorded-by 0\n");
        (await kb.Run("zones", "--archive", "void", "--recorded-by", "0")).Done().ShouldStartWith("Archive 'void' at position 0\n");
    }
}
