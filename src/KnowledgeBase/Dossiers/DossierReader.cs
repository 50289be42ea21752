using System.Text;
using System.Text.Json;
using KnowledgeBase.Recording;

namespace KnowledgeBase.Dossiers;

/// <summary>
/// Reads a dossier: a file, or all files of a folder. A file is a YAML list of records, each beginning with its type and what it is
/// about (<c>- zone.established: zone/idlib</c>), then the fields of the event; or it has the same as JSON Lines, a record a line.
/// </summary>
public static class DossierReader
{
    /// <summary>The records of a file, or of every dossier in a folder, each with where it stands.</summary>
    /// <exception cref="DossierException">Something in it isn't readable; it says everything that isn't.</exception>
    public static IReadOnlyList<Draft> Read(string path)
    {
        var errors = new List<DossierError>();
        var drafts = new List<Draft>();
        foreach (var file in DossierFiles.Of(path, errors))
        {
            try
            {
                using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
                drafts.AddRange(Read(file, stream, errors));
            }
            catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
            {
                errors.Add(new(file, 0, 0, $"can't be read: {wrong.Message}"));
            }
        }

        return errors.Count > 0 ? throw new DossierException(errors) : drafts;
    }

    /// <summary>The records of a dossier's text; JSON Lines when its name ends in <c>.jsonl</c>, else YAML.</summary>
    /// <exception cref="DossierException">It isn't a readable dossier.</exception>
    public static IReadOnlyList<Draft> Read(string name, string text)
    {
        var errors = new List<DossierError>();
        IReadOnlyList<Draft> drafts;
        if (DossierFiles.IsJsonLines(name))
        {
            using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
            drafts = [.. Read(name, stream, errors)];
        }
        else
        {
            drafts = YamlDossier.Read(name, text, errors);
        }

        return errors.Count > 0 ? throw new DossierException(errors) : drafts;
    }

    /// <summary>The records of a dossier, whatever its name.</summary>
    /// <param name="name">What to call it in errors.</param>
    /// <param name="format">How it is written.</param>
    /// <param name="stream">UTF-8.</param>
    /// <exception cref="DossierException">It isn't a readable dossier.</exception>
    public static IReadOnlyList<Draft> Read(string name, DossierFormat format, Stream stream)
    {
        var errors = new List<DossierError>();
        IReadOnlyList<Draft> drafts = format == DossierFormat.Jsonl ? [.. JsonLines.Read(name, stream, errors)] : YamlDossier.Read(name, stream, errors);
        return errors.Count > 0 ? throw new DossierException(errors) : drafts;
    }

    /// <summary>The records of a JSON text: one as in JSON Lines, or an array of such. In errors, that of an array is called by its place: <c>[0]</c>.</summary>
    /// <exception cref="DossierException">It isn't.</exception>
    public static IReadOnlyList<Draft> ReadJson(JsonElement json)
    {
        var (drafts, errors) = (new List<Draft>(), new List<DossierError>());
        foreach (var (name, record) in json.ValueKind == JsonValueKind.Array ? json.EnumerateArray().Select((record, n) => ($"[{n}]", record)) : [("record", json)])
        {
            var before = errors.Count;
            // Where it stands in the record means nothing: it need not have been written so.
            if (JsonLine.Read(name, 1, Encoding.UTF8.GetBytes(record.GetRawText()), errors) is { } draft) drafts.Add(draft with { File = name == "record" ? null : name, Line = null, Column = null, Places = null });
            for (var n = before; n < errors.Count; n++) errors[n] = errors[n] with { Line = 0, Column = 0 };
        }

        if (drafts.Count == 0 && errors.Count == 0) errors.Add(new("body", 0, 0, "holds no record; send one, or an array of records."));
        return errors.Count > 0 ? throw new DossierException(errors) : drafts;
    }

    private static IEnumerable<Draft> Read(string name, Stream stream, List<DossierError> errors) =>
        DossierFiles.IsJsonLines(name) ? JsonLines.Read(name, stream, errors) : YamlDossier.Read(name, stream, errors);
}
