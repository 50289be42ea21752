using System.Runtime.CompilerServices;
using Xunit.Sdk;

namespace KnowledgeBase.Tests.Snapshots;

public sealed class SnapshotTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("snapshots").FullName;

    private string Received => Path.Combine(_folder, "SomeTests.A_test.received.txt");

    private string Verified => Path.Combine(_folder, "SomeTests.A_test.verified.txt");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void It_fails_when_there_is_no_verified_text_and_keeps_what_was_received()
    {
        var failure = Should.Throw<FailException>(() => Verify("on 2017-05-04"));

        failure.Message.ShouldContain("no verified text yet");
        failure.Message.ShouldContain(Received);
        failure.Message.ShouldContain(Verified);
        File.ReadAllText(Received).ShouldBe("on 2017-05-04");
    }

    [Fact]
    public void It_fails_on_a_difference_and_shows_the_lines_that_differ_and_both_paths()
    {
        File.WriteAllText(Verified, "same\non 2017-05-04\nthe end");

        var failure = Should.Throw<FailException>(() => Verify("same\non 2017-05-05\nthe end"));

        failure.Message.ShouldContain("From line 2:\n- on 2017-05-04\n+ on 2017-05-05\n");
        failure.Message.ShouldNotContain("the end");
        failure.Message.ShouldContain(Received);
        failure.Message.ShouldContain(Verified);
        File.Exists(Received).ShouldBeTrue();
    }

    [Fact]
    public void It_shows_what_was_added_or_removed_at_the_end()
    {
        File.WriteAllText(Verified, "one\ntwo");
        Should.Throw<FailException>(() => Verify("one\ntwo\nthree")).Message.ShouldContain("From line 3:\n+ three\n");
        Should.Throw<FailException>(() => Verify("one")).Message.ShouldContain("From line 2:\n- two\n");
    }

    [Fact]
    public void A_long_difference_is_cut_short()
    {
        File.WriteAllText(Verified, "");
        Should.Throw<FailException>(() => Verify(string.Join('\n', Enumerable.Range(1, 50)))).Message.ShouldContain("+ 5\n+ … 45 more");
    }

    [Theory]
    [InlineData("one\ntwo", "one\ntwo\n")]
    [InlineData("one\ntwo\n", "one\ntwo")]
    [InlineData("one\r\ntwo", "one\ntwo")]
    public void Line_ends_and_newlines_at_the_end_do_not_matter(string received, string verified)
    {
        File.WriteAllText(Verified, verified);
        File.WriteAllText(Received, "left over");

        Verify(received);

        File.Exists(Received).ShouldBeFalse();
    }

    [Fact]
    public void Blanks_at_line_ends_matter()
    {
        File.WriteAllText(Verified, "one\ntwo");
        Should.Throw<FailException>(() => Verify("one \ntwo"));
    }

    [Fact]
    public void The_files_are_named_after_the_class_and_the_test_and_stand_beside_it()
    {
        var expected = Path.ChangeExtension(ThisFile(), null) + ".Nothing_is_verified_under_this_name.received.txt";
        var failure = Should.Throw<FailException>(() => Snapshot.Verify("x", test: "Nothing_is_verified_under_this_name"));
        File.Delete(expected);
        failure.Message.ShouldContain(expected);
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;

    private void Verify(string received) => Snapshot.Verify(received, Path.Combine(_folder, "SomeTests.cs"), "A_test");
}
