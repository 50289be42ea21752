using System.Runtime.CompilerServices;

namespace KnowledgeBase.Tests.Snapshots;

/// <summary>
/// Compares a text with the one in <c>Class.Test.verified.txt</c> beside the test. Where they differ, or none is there yet, what was
/// received goes to <c>Class.Test.received.txt</c>: look at it, and rename it when it is right. Nothing is scrubbed: here the dates are
/// the product. The file conventions are Verify's, so that Verify can take its place by changing this file.
/// </summary>
public static class Snapshot
{
    private const int LinesShown = 5;

    /// <summary>Fails unless the text is the verified one, apart from line ends and newlines at its end.</summary>
    public static void Verify(string received, [CallerFilePath] string testFile = "", [CallerMemberName] string test = "")
    {
        var stem = Path.Combine(Path.GetDirectoryName(testFile)!, $"{Path.GetFileNameWithoutExtension(testFile)}.{test}");
        var (verifiedFile, receivedFile) = ($"{stem}.verified.txt", $"{stem}.received.txt");
        var verified = File.Exists(verifiedFile) ? Lines(File.ReadAllText(verifiedFile)) : null;
        var lines = Lines(received);
        if (verified is not null && lines.SequenceEqual(verified))
        {
            File.Delete(receivedFile);
            return;
        }

        File.WriteAllText(receivedFile, string.Join('\n', lines));
        Assert.Fail($"""
            {(verified is null ? "There is no verified text yet." : $"The text differs from the verified one.\n{Difference(verified, lines)}")}
            received: {receivedFile}
            verified: {verifiedFile}
            """);
    }

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

    // From the first line that differs to the last, cut short.
    private static string Difference(string[] verified, string[] received)
    {
        var same = verified.Zip(received).TakeWhile(pair => pair.First == pair.Second).Count();
        var end = verified.Skip(same).Reverse().Zip(received.Skip(same).Reverse()).TakeWhile(pair => pair.First == pair.Second).Count();
        return string.Join('\n', [$"From line {same + 1}:", .. Marked('-', verified[same..^end]), .. Marked('+', received[same..^end])]);
    }

    private static IEnumerable<string> Marked(char mark, string[] lines) =>
        lines.Take(LinesShown).Select(line => $"{mark} {line}").Concat(lines.Length > LinesShown ? [$"{mark} … {lines.Length - LinesShown} more"] : []);
}
