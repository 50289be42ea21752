using System.Diagnostics;
using KnowledgeBase.IntegrationTests.Hosting;
using KnowledgeBase.IntegrationTests.Log;
using KnowledgeBase.IntegrationTests.Recording;

namespace KnowledgeBase.IntegrationTests.Cli;

/// <summary>What a run of the program left behind.</summary>
internal sealed record KbRun(int ExitCode, string Output, string Error)
{
    /// <summary>Failed as it should: the code, nothing on standard output, and words for people on standard error.</summary>
    public string Refused(int exitCode = 2)
    {
        ExitCode.ShouldBe(exitCode, $"{Output}\n{Error}");
        Output.ShouldBe("");
        Error.ShouldNotBeNullOrWhiteSpace();
        Error.ShouldNotContain("Unhandled exception");
        Error.ShouldNotContain("   at ");
        Error.ShouldNotContain("Exception");
        return Error.ReplaceLineEndings("\n").TrimEnd();
    }

    /// <summary>Went well: nothing on standard error.</summary>
    public string Done()
    {
        ExitCode.ShouldBe(0, $"{Output}\n{Error}");
        Error.ShouldBe("");
        return Output.ReplaceLineEndings("\n");
    }
}

/// <summary>The built program on a fresh database, in a working folder of its own.</summary>
public sealed class KbProgram(PostgresFixture postgres) : IAsyncLifetime
{
    public LogDatabase Database { get; } = new(postgres);

    public string Folder { get; } = Directory.CreateTempSubdirectory("kb-cli-").FullName;

    public ValueTask InitializeAsync() => Database.InitializeAsync();

    internal Task<KbRun> Run(params string[] arguments) => RunWith([], arguments);

    /// <summary>With variables of the environment, such as <c>COLUMNS=160</c>.</summary>
    internal Task<KbRun> RunWith(string[] variables, params string[] arguments) => RunIn(Folder, variables, arguments);

    internal Task<KbRun> RunIn(string folder, string[] variables, params string[] arguments) => Start(folder, variables, "", arguments);

    /// <summary>With a text on standard input.</summary>
    internal Task<KbRun> RunOn(string input, params string[] arguments) => Start(Folder, [], input, arguments);

    /// <summary>Without waiting for its end; what it prints is nobody's.</summary>
    internal Process Begin(params string[] arguments)
    {
        var start = new ProcessStartInfo(Kb.Dotnet, [Path.Combine(AppContext.BaseDirectory, "kb.dll"), .. arguments]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Folder };
        start.Environment.Remove("KB_ARCHIVE");
        start.Environment["KB_CONNECTION"] = Database.ConnectionString;
        return Process.Start(start)!;
    }

    private async Task<KbRun> Start(string folder, string[] variables, string input, string[] arguments)
    {
        var start = new ProcessStartInfo(Kb.Dotnet, [Path.Combine(AppContext.BaseDirectory, "kb.dll"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new System.Text.UTF8Encoding(false),
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            WorkingDirectory = folder,
        };
        start.Environment.Remove("KB_ARCHIVE");
        start.Environment["KB_CONNECTION"] = Database.ConnectionString;
        start.Environment["COLUMNS"] = "80";
        foreach (var parts in variables.Select(variable => variable.Split('=', 2))) start.Environment[parts[0]] = parts[1];
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(Ask.Ct), process.StandardError.ReadToEndAsync(Ask.Ct));
        try
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading.
        }

        await process.WaitForExitAsync(Ask.Ct);
        return new KbRun(process.ExitCode, await output, await error);
    }

    /// <summary>The small dossier, of two articles, in the archive <c>small</c>.</summary>
    internal async Task Small()
    {
        await Run("archives", "create", "small");
        (await Run("import", RecordingDatabase.Small, "--archive", "small")).Done();
    }

    /// <summary>Writes a file in the working folder; its path.</summary>
    public string Write(string name, string text)
    {
        File.WriteAllText(Path.Combine(Folder, name), text);
        return name;
    }

    public async ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        await Database.DisposeAsync();
    }
}
