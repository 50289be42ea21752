using System.Buffers;
using System.IO.Compression;
using System.Text;
using System.Text.Unicode;
using CsvHelper;

namespace KnowledgeBase.Dossiers.Tables;

/// <summary>Reads a table of separated values row by row (RFC 4180, UTF-8), compressed with gzip or not; what is wrong with it is collected.</summary>
internal sealed class TableFile : IDisposable
{
    private const int MaxRowBytes = 16 * 1024 * 1024;
    private readonly FileStream _file;
    private readonly CsvReader _reader;
    private readonly List<DossierError> _errors;
    private readonly IReadOnlySet<string> _empty;
    private readonly Queue<CsvMalformedRecord> _malformed = new();

    private TableFile(string path, FileStream file, TableFormat format, List<DossierError> errors)
    {
        (Path, _file, _errors, _empty) = (path, file, errors, format.Empty);
        var stream = IsCompressed(file) ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
        _reader = CsvReader.Create(stream, new CsvReaderOptions
        {
            Separator = format.Separator,
            HasHeader = format.Columns is null,
            TrackLineNumbers = true,
            PoolStrings = true,
            MaxRecordSize = MaxRowBytes,
            DetectSeparatorHint = false,
            OnMalformedRecord = _malformed.Enqueue,
        });
        Columns = format.Columns ?? Header();
    }

    /// <summary>The file, as it was named.</summary>
    public string Path { get; }

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Columns { get; private set; }

    /// <summary>The line that the row begins on, from 1.</summary>
    public int Line => (int)_reader.LineNumber;

    /// <summary>How much of the file is read, from 0 to 1.</summary>
    public double Fraction => _file.Length == 0 ? 1 : (double)_file.Position / _file.Length;

    /// <summary>Opens a table; null, and an error, when it can't be read at all.</summary>
    public static TableFile? Open(string path, TableFormat format, List<DossierError> errors)
    {
        FileStream? file = null;
        try
        {
            file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16);
            var before = errors.Count;
            var table = new TableFile(path, file, format, errors);
            if (errors.Count == before) return table;
            table.Dispose();
        }
        catch (Exception wrong) when (Describe(wrong) is { } words)
        {
            file?.Dispose();
            errors.Add(new(path, 0, 0, words));
        }

        return null;
    }

    /// <summary>Goes to the next row that can be read; rows that can't are told as errors.</summary>
    public bool Read()
    {
        try
        {
            while (_reader.Read())
            {
                var right = _malformed.Count == 0;
                while (_malformed.TryDequeue(out var malformed)) _errors.Add(new(Path, malformed.LineNumber, 1, Words(malformed.Reason)));
                if (!Utf8.IsValid(_reader.RawRecord)) Wrong("the row is not UTF-8; save the table as UTF-8.");
                else if (_reader.FieldCount != Columns.Count) Wrong($"the row has {_reader.FieldCount} field{(_reader.FieldCount == 1 ? "" : "s")}, and the table {Columns.Count} columns ({string.Join(", ", Columns)}).");
                else if (right) return true;
            }
        }
        catch (Exception wrong) when (Describe(wrong) is { } words)
        {
            _errors.Add(new(Path, Math.Max(1, Line), 1, words));
        }

        return false;
    }

    /// <summary>A field of the row; null when it says nothing.</summary>
    public string? Value(int column)
    {
        var text = _reader.GetString(column);
        return text.Length == 0 || _empty.Contains(text) ? null : text;
    }

    /// <summary>Where a field of the row begins; line and column from 1.</summary>
    public (int Line, int Column) PlaceOf(int column)
    {
        var before = 0;
        for (var i = 0; i < column; i++) before += _reader.GetRawSpan(i).Length + 1;
        var text = Encoding.UTF8.GetString(_reader.RawRecord[..Math.Min(before, _reader.RawRecord.Length)]);
        return (Line + text.Count(c => c == '\n'), text.Length - text.LastIndexOf('\n'));
    }

    public void Dispose()
    {
        _reader.Dispose();
        _file.Dispose();
    }

    private IReadOnlyList<string> Header()
    {
        _reader.ReadHeader();
        if (_reader.Headers.Count == 0)
        {
            _errors.Add(new(Path, 0, 0, "is empty; the first row has the names of the columns."));
            return [];
        }

        var columns = _reader.Headers.ToArray();
        foreach (var twice in columns.GroupBy(name => name).Where(group => group.Count() > 1)) _errors.Add(new(Path, 1, 1, $"the column '{twice.Key}' is there twice."));
        return columns;
    }

    private void Wrong(string message) => _errors.Add(new(Path, Line, 1, message));

    private static bool IsCompressed(FileStream file)
    {
        Span<byte> mark = stackalloc byte[2];
        var compressed = file.ReadAtLeast(mark, 2, throwOnEndOfStream: false) == 2 && mark is [0x1F, 0x8B];
        file.Position = 0;
        return compressed;
    }

    private static string Words(CsvMalformedReason reason) => reason switch
    {
        CsvMalformedReason.StrayQuote => "a quotation mark stands inside a field that does not begin with one; write \"…\" round the field, and \"\" for the mark.",
        CsvMalformedReason.TextAfterClosingQuote => "text follows a closing quotation mark; write \"\" for a mark within a field.",
        CsvMalformedReason.UnterminatedQuote => "a quotation mark that begins a field here, or in this row, is never closed.",
        _ => $"the row can't be read ({reason}).",
    };

    private static string? Describe(Exception wrong) => wrong switch
    {
        FileNotFoundException or DirectoryNotFoundException => "there is no such file.",
        CsvFormatException => $"can't be read: {wrong.Message}",
        InvalidDataException => $"can't be unpacked: {wrong.Message}",
        IOException or UnauthorizedAccessException => $"can't be read: {wrong.Message}",
        _ => null,
    };
}
