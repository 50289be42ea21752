using System.IO.Compression;
using System.Text;
using KnowledgeBase.Dossiers;
using KnowledgeBase.Dossiers.Tables;
using KnowledgeBase.Recording;

namespace KnowledgeBase.Tests.Dossiers.Tables;

/// <summary>A table and its mapping in a folder of their own.</summary>
internal sealed class TableFixture : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kb-table").FullName;

    public string Write(string name, string text)
    {
        File.WriteAllText(Path.Combine(_folder, name), text);
        return Path.Combine(_folder, name);
    }

    public string WriteCompressed(string name, string text)
    {
        using var gzip = new GZipStream(File.Create(Path.Combine(_folder, name)), CompressionLevel.Fastest);
        gzip.Write(Encoding.UTF8.GetBytes(text));
        return Path.Combine(_folder, name);
    }

    public string WriteBytes(string name, byte[] bytes)
    {
        File.WriteAllBytes(Path.Combine(_folder, name), bytes);
        return Path.Combine(_folder, name);
    }

    /// <summary>The records of all rows; errors with the paths cut to their names.</summary>
    public (List<Draft> Drafts, List<string> Errors) Read(string mapping, string path, string? renames = null)
    {
        var errors = new List<DossierError>();
        var drafts = new List<Draft>();
        if (TableMappingReader.Read(Write("map.yaml", mapping), errors) is { } read)
        {
            var source = read.Sources.Count > 0 ? new TableEdition(read.Sources[0].Stream, read.Sources[0].Data) : null;
            var names = renames is null ? TableRenames.None : TableRenames.Read(renames, errors);
            if (TableRows.Bind(read, path, source, names, errors) is { } rows) drafts.AddRange(rows.Read(errors).SelectMany(row => row.Records));
        }

        return (drafts, [.. errors.Select(error => error.ToString().Replace(_folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal))]);
    }

    public (List<Draft> Drafts, List<string> Errors) ReadText(string mapping, string table) => Read(mapping, Write("t.csv", table));

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
