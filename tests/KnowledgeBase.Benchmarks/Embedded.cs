namespace KnowledgeBase.Benchmarks;

/// <summary>Files embedded in this program.</summary>
internal static class Embedded
{
    /// <summary>The text of one, such as <c>Peers.bitemporal_ask.sql</c>.</summary>
    public static string Text(string name)
    {
        using var stream = typeof(Embedded).Assembly.GetManifestResourceStream($"KnowledgeBase.Benchmarks.{name}")
            ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
