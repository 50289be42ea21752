using System.Globalization;

namespace KnowledgeBase.Hosting;

/// <summary>How the embedded PostgreSQL server is found, kept and stopped.</summary>
public sealed record EmbeddedServerOptions
{
    /// <summary>The folder that everything of the server lives in: cluster, password, state file, downloaded programs.</summary>
    public string DataFolder { get; init; } = DefaultDataFolder();

    /// <summary>The folder of initdb, pg_ctl and postgres; null to look for them.</summary>
    public string? BinFolder { get; init; }

    /// <summary>The server stops when no client was connected for so long; zero to let it run.</summary>
    public TimeSpan IdleStop { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Whether server programs may be fetched by <c>npm</c> when none are installed.</summary>
    public bool AllowNpm { get; init; } = true;

    /// <summary>How long a server may take to accept connections, or to stop.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// The command line that runs <see cref="EmbeddedServer.Watch"/> with these options in its environment, by default the
    /// <c>kb</c> program that lies beside this one; empty for none: the server then runs until it is told to stop.
    /// </summary>
    public IReadOnlyList<string> WatchCommand { get; init; } = WatchProcess.DefaultCommand();

    /// <summary>Folders to look for server programs in; null for PATH and the usual places.</summary>
    internal IReadOnlyList<string>? SearchFolders { get; init; }

    /// <summary>
    /// Options from the environment: <c>KB_HOME</c> (data folder), <c>KB_PG_BIN</c> (program folder), <c>KB_IDLE_STOP</c> (minutes, 0 for
    /// never), <c>KB_START_TIMEOUT</c> (seconds) and <c>KB_NPM</c> (0 to forbid npm). What is unset keeps its default.
    /// </summary>
    /// <exception cref="ServerException">A value isn't a number of the expected kind.</exception>
    public static EmbeddedServerOptions FromEnvironment()
    {
        var options = new EmbeddedServerOptions { BinFolder = Variable("KB_PG_BIN"), AllowNpm = Variable("KB_NPM") is not ("0" or "false") };
        if (Variable("KB_HOME") is { } home) options = options with { DataFolder = home };
        if (Number("KB_IDLE_STOP") is { } minutes) options = options with { IdleStop = TimeSpan.FromMinutes(minutes) };
        if (Number("KB_START_TIMEOUT") is { } seconds) options = options with { StartTimeout = TimeSpan.FromSeconds(seconds) };
        return options;
    }

    /// <summary>These options as variables that <see cref="FromEnvironment"/> reads back.</summary>
    internal IReadOnlyDictionary<string, string> ToEnvironment() => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["KB_HOME"] = DataFolder,
        ["KB_PG_BIN"] = BinFolder ?? "",
        ["KB_NPM"] = AllowNpm ? "1" : "0",
        ["KB_IDLE_STOP"] = IdleStop.TotalMinutes.ToString(CultureInfo.InvariantCulture),
        ["KB_START_TIMEOUT"] = StartTimeout.TotalSeconds.ToString(CultureInfo.InvariantCulture),
    };

    private static string DefaultDataFolder() => ServerUser.IsNeeded
        ? "/var/lib/knowledgebase"
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "knowledgebase");

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private static double? Number(string name)
    {
        if (Variable(name) is not { } text) return null;
        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number <= 1_000_000
            ? number
            : throw new ServerException($"{name} is \"{text}\"; a number was expected, such as 30 or 0.5.");
    }
}
