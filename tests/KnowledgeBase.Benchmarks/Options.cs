namespace KnowledgeBase.Benchmarks;

/// <summary>What the command line asks for.</summary>
internal sealed record Options
{
    public const string Usage = """
        usage: KnowledgeBase.Benchmarks [options]
          --small              a run of less than a minute that compares answers
          --only PARTS         some of import,asof,corrected,rebuild,peers,web; all otherwise
          --claims COUNTS      sizes of the archives; 100000,1000000,10000000 otherwise
          --corrected COUNT    size of the archive whose history is all corrected five times; 1000000 otherwise
          --out FILE           the document to write, with its charts in a folder beside it; otherwise docs/benchmarks.md
                               after a whole run, else one in a temporary folder
          --minutes N          how long it may take; cells are shortened; 55 otherwise
          --keep-database NAME make the database under this name and keep it
          --use-database NAME  use what an earlier run kept; only archives that it lacks are imported
        The server is that of KB_CONNECTION or KB_TEST_POSTGRES, else the program's own.
        """;

    public static IReadOnlyList<string> AllParts { get; } = ["import", "asof", "corrected", "rebuild", "peers", "web"];

    /// <summary>What was asked for, but for names of files and databases.</summary>
    public string Given { get; init; } = "";

    public bool Small { get; init; }

    public IReadOnlySet<string> Parts { get; init; } = AllParts.ToHashSet(StringComparer.Ordinal);

    public IReadOnlyList<long> Claims { get; init; } = [100_000, 1_000_000, 10_000_000];

    public long Corrected { get; init; } = 1_000_000;

    /// <summary>Nothing was left out.</summary>
    public bool IsWhole => !Small && Parts.Count == AllParts.Count && Claims.Contains(10_000_000) && UseDatabase is null;

    public string? Out { get; init; }

    public double Minutes { get; init; } = 55;

    public string? KeepDatabase { get; init; }

    public string? UseDatabase { get; init; }

    /// <summary>Reads a command line.</summary>
    /// <exception cref="FormatException">It is none that the program knows; the message says which.</exception>
    public static Options Parse(IReadOnlyList<string> args)
    {
        var options = new Options();
        for (var i = 0; i < args.Count; i++)
        {
            if (args[i] == "--small")
            {
                options = options with { Small = true, Given = "--small", Claims = [5_000, 8_000], Corrected = 5_000 };
                continue;
            }

            var value = i + 1 < args.Count ? args[i + 1] : throw new FormatException($"{args[i]}: no such option, or its value is missing.");
            options = args[i++] switch
            {
                "--only" => options with { Parts = PartsOf(value) },
                "--claims" => options with { Claims = [.. value.Split(',').Select(Number).Order()] },
                "--corrected" => options with { Corrected = Number(value) },
                "--out" => options with { Out = value },
                "--minutes" => options with { Minutes = double.TryParse(value, out var minutes) && minutes > 0 ? minutes : throw new FormatException($"--minutes '{value}' is no number above 0.") },
                "--keep-database" => options with { KeepDatabase = value },
                "--use-database" => options with { UseDatabase = value },
                _ => throw new FormatException($"{args[i - 1]}: there is no such option."),
            };
            if (args[i - 1] is "--only" or "--claims" or "--corrected" or "--minutes") options = options with { Given = $"{options.Given} {args[i - 1]} {value}".Trim() };
        }

        return options;
    }

    private static HashSet<string> PartsOf(string value)
    {
        var parts = value.Split(',').ToHashSet(StringComparer.Ordinal);
        return parts.IsSubsetOf(AllParts) ? parts : throw new FormatException($"--only '{value}': the parts are {string.Join(", ", AllParts)}.");
    }

    private static long Number(string text) => long.TryParse(text, out var number) && number >= 5_000 ? number : throw new FormatException($"'{text}' is no number of claims; give 5000 or more.");
}
