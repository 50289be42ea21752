using System.Text.RegularExpressions;

namespace KnowledgeBase.IntegrationTests.Log;

/// <summary>The code in docs/marten.md is that of the tests with Marten, which this build need not have.</summary>
public sealed partial class MartenDocumentTests
{
    private static readonly string Docs = Path.Combine(Path.GetDirectoryName(Recording.RecordingDatabase.Small)!, "..");

    [Fact]
    public void Its_code_is_compiled_elsewhere()
    {
        var document = File.ReadAllText(Path.Combine(Docs, "marten.md")).ReplaceLineEndings("\n");
        var tests = Directory.GetFiles(Path.Combine(Docs, "..", "tests", "KnowledgeBase.IntegrationTests", "Marten"), "*.cs").Select(file => File.ReadAllText(file).ReplaceLineEndings("\n"));

        var shown = Block().Matches(document).Select(match => match.Groups["code"].Value.TrimEnd());
        var compiled = tests.SelectMany(text => Region().Matches(text)).Select(match => Outdented(match.Groups["code"].Value));

        shown.Order(StringComparer.Ordinal).ShouldBe(compiled.Order(StringComparer.Ordinal));
    }

    private static string Outdented(string code)
    {
        var lines = code.TrimEnd().Split('\n');
        var indent = lines[0].Length - lines[0].TrimStart().Length;
        return string.Join('\n', lines.Select(line => line.Length < indent ? line : line[indent..]));
    }

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(" *#region [a-z]+\n(?<code>.*?) *#endregion", RegexOptions.Singleline)]
    private static partial Regex Region();
}
