namespace KnowledgeBase.Hosting;

/// <summary>The detached process that stops an idle server.</summary>
internal static class WatchProcess
{
    /// <summary>The <c>kb</c> program beside the running one; empty when there is none.</summary>
    public static IReadOnlyList<string> DefaultCommand()
    {
        var library = Path.Combine(AppContext.BaseDirectory, "kb.dll");
        var program = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "kb.exe" : "kb");
        if (Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" && File.Exists(library)) return [host, library, "server", "watch"];
        return File.Exists(program) ? [program, "server", "watch"] : [];
    }

    public static void Start(EmbeddedServerOptions options)
    {
        if (options.WatchCommand.Count == 0 || options.IdleStop <= TimeSpan.Zero) return;
        // It sleeps nearly always: one collector thread, little memory.
        var environment = new Dictionary<string, string>(options.ToEnvironment(), StringComparer.Ordinal)
        {
            ["DOTNET_gcServer"] = "0",
            ["DOTNET_gcConcurrent"] = "0",
            ["DOTNET_GCConserveMemory"] = "9",
        };
        Command.Detach(options.WatchCommand, environment);
    }
}
