using System.Text;
using KnowledgeBase.Recording;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace KnowledgeBase.Dossiers;

/// <summary>Reads a dossier that is written as YAML, in memory as a whole.</summary>
internal static class YamlDossier
{
    private const int MaxBytes = 32 * 1024 * 1024;
    private const int MaxDepth = 64;
    private const string Empty = "is empty; a dossier is a list of records.";
    private const string Duplicate = "Duplicate key ";

    /// <summary>The records of a file; a larger one than allowed is not read.</summary>
    public static IReadOnlyList<Draft> Read(string name, Stream stream, List<DossierError> errors)
    {
        if (Bytes(stream) is not { } bytes)
        {
            errors.Add(new(name, 0, 0, $"has {(stream.CanSeek && stream.Length > MaxBytes ? $"{stream.Length / 1024 / 1024:N0}" : "over 32")} MB, and YAML is read up to 32 MB. Write it as JSON Lines (.jsonl), which may have any size, or as several files in a folder."));
            return [];
        }

        var text = bytes.AsSpan(bytes.AsSpan().StartsWith(Utf8Text.Mark) ? Utf8Text.Mark.Length : 0);
        if (Utf8Text.FirstInvalid(text) is >= 0 and var at)
        {
            var (line, column) = Utf8Text.Place(text, at);
            errors.Add(new(name, line, column, Utf8Text.Broken));
            return [];
        }

        return Read(name, Encoding.UTF8.GetString(text), errors);
    }

    /// <summary>The records of a text.</summary>
    public static IReadOnlyList<Draft> Read(string name, string text, List<DossierError> errors)
    {
        if (Node(name, text, errors) is not { } root) return [];
        if (root is not YamlSequenceNode records)
        {
            errors.Add(new(name, 1, 1, "a dossier is a list of records: each begins with '- ', its type and what it is about."));
            return [];
        }

        if (records.Children.Count == 0) errors.Add(new(name, 0, 0, Empty));
        return [.. records.Select(record => YamlRecord.Read(name, record, errors)).OfType<Draft>()];
    }

    /// <summary>The one YAML document that a text holds; null and what is wrong when it doesn't.</summary>
    public static YamlNode? Node(string name, string text, List<DossierError> errors)
    {
        var yaml = new YamlStream();
        var parser = new PlainParser(new Parser(new StringReader(text)));
        try
        {
            yaml.Load(parser);
        }
        catch (YamlException wrong)
        {
            errors.Add(Tab(name, text, wrong) ?? new(name, wrong.Start.Line, wrong.Start.Column, Words(wrong)));
            return null;
        }
        catch (Exception wrong) when (wrong is ArgumentException or InvalidOperationException or FormatException or OverflowException)
        {
            // On some texts the parser fails without saying where.
            errors.Add(new(name, parser.Current?.Start.Line ?? 0, parser.Current?.Start.Column ?? 0, "is not readable as YAML, here or just before."));
            return null;
        }

        if (yaml.Documents is [var document]) return document.RootNode;
        errors.Add(new(name, 0, 0, yaml.Documents.Count == 0 ? Empty : "holds several YAML documents; write one list of records."));
        return null;
    }

    // Null when there are more than are read. The length is not to be relied on: a pipe has none.
    private static byte[]? Bytes(Stream stream)
    {
        if (stream.CanSeek && stream.Length > MaxBytes) return null;
        using var read = new MemoryStream();
        var buffer = new byte[81920];
        while (stream.Read(buffer) is > 0 and var count)
        {
            if (read.Length + count > MaxBytes) return null;
            read.Write(buffer, 0, count);
        }

        return read.ToArray();
    }

    private static string Words(YamlException wrong)
    {
        var words = wrong.InnerException?.Message ?? wrong.Message;
        return words.StartsWith(Duplicate, StringComparison.Ordinal) ? $"the field '{words[Duplicate.Length..]}' is there twice." : words;
    }

    // The parser complains of something else, somewhere before.
    private static DossierError? Tab(string name, string text, YamlException wrong)
    {
        var number = 0;
        var last = wrong.Message.Contains(" tab ", StringComparison.Ordinal) ? long.MaxValue : wrong.End.Line + 1;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (++number > last) break;
            var indent = line[..^line.TrimStart().Length];
            if (number >= wrong.Start.Line && indent.Length < line.Length && indent.IndexOf('\t') is >= 0 and var at) return new(name, number, at + 1, "is indented with a tab; YAML wants spaces.");
        }

        return null;
    }

    /// <summary>Anchors could make a small file huge, and deep nesting exhausts the stack; no dossier needs either.</summary>
    private sealed class PlainParser(IParser inner) : IParser
    {
        private int _depth;

        public YamlDotNet.Core.Events.ParsingEvent? Current => inner.Current;

        public bool MoveNext()
        {
            if (!inner.MoveNext()) return false;
            if (inner.Current is YamlDotNet.Core.Events.NodeEvent { Anchor.IsEmpty: false } or YamlDotNet.Core.Events.AnchorAlias)
                throw new YamlException(inner.Current.Start, inner.Current.End, "YAML anchors and aliases are not read; write the text out.");
            _depth += inner.Current?.NestingIncrease ?? 0;
            if (_depth > MaxDepth) throw new YamlException(inner.Current!.Start, inner.Current.End, $"is nested more than {MaxDepth} levels deep.");
            return true;
        }
    }
}
