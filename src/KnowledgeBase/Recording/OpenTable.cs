using System.Security.Cryptography;
using System.Text;
using KnowledgeBase.Dossiers;
using KnowledgeBase.Dossiers.Tables;
using KnowledgeBase.Events;
using KnowledgeBase.Log;

namespace KnowledgeBase.Recording;

/// <summary>Which table is to be recorded, and how.</summary>
/// <param name="Archive">The archive.</param>
/// <param name="Path">The table: separated values in UTF-8, compressed with gzip or not.</param>
/// <param name="Mapping">The file that says which columns make which records.</param>
/// <param name="Recorder">Who records.</param>
/// <param name="Edition">The source that the table is; the first that the mapping lists when null.</param>
/// <param name="Renames">A table of what values of the renamed column are called in this edition; null when none are.</param>
/// <param name="DryRun">Only check, and say what would be recorded.</param>
public sealed record TableRequest(string Archive, string Path, string Mapping, string Recorder, string? Edition = null, string? Renames = null, bool DryRun = false)
{
    /// <summary>Rows that are recorded at a time, all or none of them.</summary>
    public int BatchRows { get; init; } = 2_000;

    /// <summary>How many of the first records a dry run shows.</summary>
    public int Samples { get; init; } = 5;

    /// <summary>Told how far it is.</summary>
    public IProgress<TableProgress>? Progress { get; init; }
}

/// <summary>A table with its mapping and its edition, ready to be read.</summary>
internal sealed class OpenTable
{
    private OpenTable(TableRequest request, TableMapping mapping, TableRows rows, TableEdition? edition, TableRenames renames) =>
        (Request, Mapping, Rows, Edition, Renames) = (request, mapping, rows, edition, renames);

    public TableRequest Request { get; }

    public TableMapping Mapping { get; }

    public TableRows Rows { get; }

    public TableEdition? Edition { get; }

    public TableRenames Renames { get; }

    /// <summary>Registers the edition, where the mapping lists it.</summary>
    public Draft? Registration { get; private init; }

    /// <summary>Reads the mapping, the renames and the further tables.</summary>
    /// <exception cref="DossierException">Something is wrong with them.</exception>
    public static async Task<OpenTable> Open(TableRequest request, IEventLog log, CancellationToken ct)
    {
        var errors = new List<DossierError>();
        var mapping = TableMappingReader.Read(request.Mapping, errors);
        var renames = request.Renames is { } file ? TableRenames.Read(file, errors) : TableRenames.None;
        if (mapping is null || errors.Count > 0) throw new DossierException(errors);

        var registration = request.Edition is null ? mapping.Sources.Count > 0 ? mapping.Sources[0] : null : mapping.Sources.FirstOrDefault(source => source.Stream == request.Edition);
        var edition = registration is null ? await Registered(request, mapping, log, ct) : new TableEdition(registration.Stream, registration.Data);
        var rows = TableRows.Bind(mapping, request.Path, edition, renames, errors);
        return rows is null ? throw new DossierException(errors) : new(request, mapping, rows, edition, renames) { Registration = registration };
    }

    /// <summary>What tells this import from others: the table and all that its records depend on.</summary>
    public string Id(ImportKind kind)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{kind}\n{Edition?.Source}\n"));
        foreach (var file in Rows.Files.Concat(Request.Renames is { } renames ? [renames] : []))
        {
            using var stream = File.OpenRead(file);
            hash.AppendData(SHA256.HashData(stream));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static async Task<TableEdition?> Registered(TableRequest request, TableMapping mapping, IEventLog log, CancellationToken ct)
    {
        if (request.Edition is null) return null;
        var stream = await log.ReadStream(request.Archive, request.Edition, ct: ct);
        var events = stream.Select(Projections.Stored.ToRecorded).ToList();
        var registration = events.Find(one => one.Content is SourceRegistered && Effective.Of(one, Amendments(events)) is not null);
        var known = mapping.Sources.Select(source => source.Stream).ToList();
        return registration is null
            ? throw new DossierException([new(request.Mapping, 0, 0, $"{request.Edition} is neither under 'sources' nor registered in the archive.{(known.Count > 0 ? $" Under 'sources' there {(known.Count == 1 ? "is" : "are")} {string.Join(", ", known)}." : "")}{Nearest.Hint(request.Edition, known)}")])
            : new(request.Edition, EventJson.ToJson(Effective.Of(registration, Amendments(events))!.Content));
    }

    private static Func<string, IEnumerable<Recorded>> Amendments(List<Recorded> events) => record => events.Where(one => one.Content is Amendment amendment && amendment.Target == record);
}
