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

    /// <summary>The records of a file, each with its line.</summary>
    /// <exception cref="DossierException">The file isn't a readable dossier.</exception>
    public static IReadOnlyList<Draft> ReadFile(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists) throw Wrong(path, 0, 0, "there is no such file.");
        if (file.Length > MaxBytes) throw Wrong(path, 0, 0, $"has {file.Length / 1024 / 1024} MB; YAML is read up to 32 MB. Split it into several files.");
        return Read(path, Decode(path, File.ReadAllBytes(path)));
    }

    /// <summary>The records of a dossier's text.</summary>
    /// <exception cref="DossierException">It isn't a readable dossier.</exception>
    public static IReadOnlyList<Draft> Read(string name, string text)
    {
        var yaml = new YamlStream();
        try
        {
            // Anchors could make a small file huge, and no dossier needs them.
            yaml.Load(new NoAnchors(new Parser(new StringReader(text))));
        }
        catch (YamlException wrong)
        {
            throw Wrong(name, wrong.Start.Line, wrong.Start.Column, wrong.InnerException?.Message ?? wrong.Message);
        }

        if (yaml.Documents.Count == 0) throw Wrong(name, 0, 0, "is empty; a dossier is a list of records.");
        if (yaml.Documents.Count > 1) throw Wrong(name, 0, 0, "holds several YAML documents; write one list of records.");
        var errors = new List<DossierError>();
        var drafts = new List<Draft>();
        if (yaml.Documents[0].RootNode is not YamlSequenceNode records)
            throw Wrong(name, 1, 1, "a dossier is a list of records: each begins with '- ', its type and what it is about.");
        foreach (var record in records)
        {
            if (YamlRecord.Read(name, record, errors) is { } draft) drafts.Add(draft);
        }

        return errors.Count > 0 ? throw new DossierException(errors) : drafts;
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

    private sealed class NoAnchors(IParser inner) : IParser
    {
        public YamlDotNet.Core.Events.ParsingEvent? Current => inner.Current;

        public bool MoveNext()
        {
            if (!inner.MoveNext()) return false;
            if (inner.Current is YamlDotNet.Core.Events.NodeEvent { Anchor.IsEmpty: false } or YamlDotNet.Core.Events.AnchorAlias)
                throw new YamlException(inner.Current.Start, inner.Current.End, "YAML anchors and aliases are not read; write the text out.");
            return true;
        }
    }
}
