namespace KnowledgeBase.IntegrationTests.Web.Chromium;

/// <summary>The browser of the system; none is ever downloaded.</summary>
internal static class InstalledChromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    /// <summary>Whether tests must fail where there is none: <c>KB_TEST_BROWSER=required</c>, as <c>.ci/run</c> sets it.</summary>
    public static bool IsRequired => Environment.GetEnvironmentVariable("KB_TEST_BROWSER") == "required";

    public static string Missing => $"Not tested in a browser: none of {string.Join(", ", Names)} is on the PATH. On Debian: apt-get install chromium.";

    public static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => Names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
}
