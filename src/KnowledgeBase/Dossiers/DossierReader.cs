using System.Text;
using KnowledgeBase.Recording;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace KnowledgeBase.Dossiers;

/// <summary>
/// Reads a dossier: a YAML list of records, each beginning with its type and what it is about
/// (<c>- zone.established: zone/idlib</c>), then the fields of the event.
/// </summary>
public static class DossierReader
{
    private const long MaxBytes = 32 * 1024 * 1024;
    private const int MaxDepth = 64;

    /// <summary>The records of a file, each with its line.</summary>
    /// <exception cref="DossierException">The file isn't a readable dossier.</exception>
    public static IReadOnlyList<Draft> ReadFile(string path)
    {
        if (!File.Exists(path)) throw Wrong(path, 0, 0, "there is no such file.");
        var file = new FileInfo(path);
        if (file.Length > MaxBytes) throw Wrong(path, 0, 0, $"has {file.Length / 1024 / 1024} MB; YAML is read up to 32 MB. Split it into several files.");
        return Read(path, Decode(path, File.ReadAllBytes(path)));
    }

    /// <summary>The records of a dossier's text.</summary>
    /// <exception cref="DossierException">It isn't a readable dossier.</exception>
    public static IReadOnlyList<Draft> Read(string name, string text)
    {
        var root = Node(name, text);
        var errors = new List<DossierError>();
        var drafts = new List<Draft>();
        if (root is not YamlSequenceNode records)
            throw Wrong(name, 1, 1, "a dossier is a list of records: each begins with '- ', its type and what it is about.");
        foreach (var record in records)
        {
            if (YamlRecord.Read(name, record, errors) is { } draft) drafts.Add(draft);
        }

        return errors.Count > 0 ? throw new DossierException(errors) : drafts;
    }

    /// <summary>The one YAML document that a text holds.</summary>
    internal static YamlNode Node(string name, string text)
    {
        var yaml = new YamlStream();
        var parser = new PlainParser(new Parser(new StringReader(text)));
        try
        {
            yaml.Load(parser);
        }
        catch (YamlException wrong)
        {
            throw Wrong(name, wrong.Start.Line, wrong.Start.Column, wrong.InnerException?.Message ?? wrong.Message);
        }

        catch (Exception wrong) when (wrong is ArgumentException or InvalidOperationException or FormatException or OverflowException)
        {
            // On some texts the parser fails without saying where.
            throw Wrong(name, parser.Current?.Start.Line ?? 0, parser.Current?.Start.Column ?? 0, "is not readable as YAML, here or just before.");
        }

        if (yaml.Documents.Count == 0) throw Wrong(name, 0, 0, "is empty; a dossier is a list of records.");
        if (yaml.Documents.Count > 1) throw Wrong(name, 0, 0, "holds several YAML documents; write one list of records.");
        return yaml.Documents[0].RootNode;
    }

    private static string Decode(string path, byte[] bytes)
    {
        try
        {
            var text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes);
            return text.TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException wrong)
        {
            var line = bytes.AsSpan(0, Math.Max(0, wrong.Index)).Count((byte)'\n') + 1;
            throw Wrong(path, line, 1, "is not UTF-8 from here on; save it as UTF-8.");
        }
    }

    private static DossierException Wrong(string file, long line, long column, string message) => new([new(file, line, column, message)]);

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
