using KnowledgeBase.Recording;

namespace KnowledgeBase.Dossiers;

/// <summary>Reads a dossier that is written as JSON Lines: each line one record. However large the file, one line at a time.</summary>
internal sealed class JsonLines
{
    internal const int LongestLine = 16 * 1024 * 1024;
    private const int MostErrors = 1000;

    private readonly string _file;
    private readonly LineReader _lines;
    private readonly List<DossierError> _errors;
    private bool _any;
    private bool _ended;

    private JsonLines(string file, Stream stream, List<DossierError> errors) => (_file, _lines, _errors) = (file, new LineReader(stream, LongestLine), errors);

    /// <summary>The records, each read when it is asked for. Reading goes on after a wrong line.</summary>
    public static IEnumerable<Draft> Read(string file, Stream stream, List<DossierError> errors)
    {
        var (reader, before) = (new JsonLines(file, stream, errors), errors.Count);
        while (!reader._ended && reader._lines.Next())
        {
            if (reader.Current() is { } draft) yield return draft;
            // A large file of something else altogether.
            if (errors.Count - before < MostErrors) continue;
            errors.Add(new(file, 0, 0, $"has more errors than these {MostErrors:N0}; the rest of it was not read."));
            yield break;
        }

        if (!reader._any) errors.Add(new(file, 0, 0, "is empty; a dossier is a list of records."));
    }

    private Draft? Current()
    {
        if (_lines.IsTooLong) return Wrong(1, $"the line has more than {LongestLine / 1024 / 1024} MB; a line holds one record.");
        var line = _lines.Line;
        if (_lines.Number == 1 && line.StartsWith(Utf8Text.Mark)) line = line[Utf8Text.Mark.Length..];
        if (line.TrimStart(" \t\r"u8).IsEmpty) return null;
        _any = true;
        if (Utf8Text.FirstInvalid(line) is not (>= 0 and var at)) return JsonLine.Read(_file, _lines.Number, line, _errors);
        _ended = true;
        return Wrong(Utf8Text.Place(line, at).Column, Utf8Text.Broken);
    }

    private Draft? Wrong(int column, string message)
    {
        _any = true;
        _errors.Add(new(_file, _lines.Number, column, message));
        return null;
    }
}
