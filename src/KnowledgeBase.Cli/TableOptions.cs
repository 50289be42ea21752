using System.CommandLine;
using KnowledgeBase.Dossiers;
using KnowledgeBase.Recording;

namespace KnowledgeBase.Cli;

/// <summary>What commands that read a table have in common.</summary>
internal sealed class TableOptions
{
    private readonly Option<string?> _map = new("--map") { Description = "The mapping (YAML) that says which columns of a table make which records; docs/tables.md.", HelpName = "file" };
    private readonly Option<string?> _edition = new("--edition") { Description = "The edition that the table is: source/…. Otherwise the first that the mapping lists.", HelpName = "source" };
    private readonly Option<string?> _renames = new("--renames") { Description = "A table of old_name and new_name: what values of the renamed column are called in this edition.", HelpName = "file" };

    public void AddTo(Command command, bool required)
    {
        (_map.Required, _edition.Required) = (required, required);
        foreach (Option option in new Option[] { _map, _edition, _renames }) command.Add(option);
    }

    /// <summary>The table that the command line asks for; null when it names no mapping.</summary>
    public TableRequest? Read(ParseResult parsed, string archive, string file, string recorder, bool dryRun) => parsed.GetValue(_map) is { } map
        ? new(archive, file, map, recorder, parsed.GetValue(_edition), parsed.GetValue(_renames), dryRun)
        : parsed.GetValue(_edition) is null && parsed.GetValue(_renames) is null ? null : throw new UserException("--edition and --renames are for tables: name the mapping with --map.");

    /// <summary>Runs work on a table; says what to do when it is stopped in the middle.</summary>
    public static async Task<T> Run<T>(TableRequest table, Func<TableRequest, Task<T>> work, CancellationToken ct)
    {
        try
        {
            return await TableProgressBar.Show(progress => work(table with { Progress = progress }));
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            throw new UserException("Stopped. What 'kb imports' tells is recorded; the same command again goes on from there.");
        }
    }

    /// <summary>The first records and everything that is wrong, as a dry run shows them.</summary>
    public static void ShowSamples(IReadOnlyList<Draft> first, IReadOnlyList<DossierError> problems)
    {
        if (first.Count > 0) Output.Line("The first records:");
        foreach (var record in first) Output.Raw(DraftText.Of(record));
        foreach (var problem in problems) Console.Error.WriteLine(problem);
    }
}
