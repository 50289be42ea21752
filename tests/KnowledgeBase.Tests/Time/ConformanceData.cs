using System.Text.Json;

namespace KnowledgeBase.Tests.Time;

/// <summary>Rows gathered from the test suites of several EDTF libraries, kept beside the repository.</summary>
internal static class ConformanceData
{
    public sealed record ValidityRow(string Text, bool IsValid, string Source);

    /// <summary>Bounds as calendar dates, <c>-inf</c> or <c>inf</c>; null when the row has none.</summary>
    public sealed record BoundsRow(string Text, string Source, string? Lower, string? Upper, string? FirstLatest, string? LastEarliest);

    public static IReadOnlyList<ValidityRow> Validity() =>
        [.. File.ReadLines(Find("validity.csv")).Skip(1).Select(Fields).Select(f => new ValidityRow(f[0], bool.Parse(f[1]), f[3]))];

    public static IReadOnlyList<BoundsRow> Bounds()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Find("bounds.json")));
        return [.. document.RootElement.EnumerateArray().Select(Row)];
    }

    private static BoundsRow Row(JsonElement row)
    {
        string? Text(string name) => row.TryGetProperty(name, out var value) ? value.GetString()?.Split('T')[0] : null;
        var flags = row.TryGetProperty("flags", out var list) ? list.EnumerateArray().Select(f => f.GetString()!).ToArray() : [];
        string? Or(string? day, string flag, string infinity) => day ?? (flags.Any(f => f.StartsWith(flag)) ? infinity : null);
        return new BoundsRow(
            row.GetProperty("edtf").GetString()!,
            row.GetProperty("source").GetString()!,
            Text("lower_strict") ?? Or(Text("start_lower"), "StartLower", "-inf"),
            Text("upper_strict") ?? Or(Text("end_upper"), "EndUpper", "inf"),
            Text("start_upper"),
            Text("end_lower"));
    }

    /// <summary>Comma-separated, a field with commas in double quotes.</summary>
    private static string[] Fields(string line)
    {
        var parts = line.Split('"');
        for (var i = 0; i < parts.Length; i += 2) parts[i] = parts[i].Replace(',', '\t');
        return string.Concat(parts).Split('\t');
    }

    private static string Find(string file)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "KnowledgeBase.sln"))) folder = folder.Parent;
        var path = Path.Combine(folder?.FullName ?? ".", "..", "shared", "data", "edtf", file);
        if (!File.Exists(path)) Assert.Skip($"The conformance rows ({file}) are not beside the repository, in ../shared/data/edtf.");
        return path;
    }
}
