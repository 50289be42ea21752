using System.IO.Enumeration;

namespace KnowledgeBase.Dossiers;

/// <summary>Which files make up a dossier.</summary>
internal static class DossierFiles
{
    private static readonly string[] Kinds = [".yaml", ".yml", ".jsonl"];

    /// <summary>Whether a file of this name has a record a line.</summary>
    public static bool IsJsonLines(string name) => name.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase);

    /// <summary>The file itself; of a folder its dossiers, folders within it included, ordered by their path in it.</summary>
    public static IReadOnlyList<string> Of(string path, List<DossierError> errors)
    {
        if (File.Exists(path)) return [path];
        if (!Directory.Exists(path))
        {
            errors.Add(new(path, 0, 0, "there is no such file or folder."));
            return [];
        }

        try
        {
            var files = Within(path).OrderBy(file => Path.GetRelativePath(path, file).Replace(Path.DirectorySeparatorChar, '/'), StringComparer.Ordinal).ToList();
            if (files.Count == 0) errors.Add(new(path, 0, 0, $"holds no dossier; the files that are read end in {string.Join(", ", Kinds)}."));
            return files;
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            errors.Add(new(path, 0, 0, $"can't be read: {wrong.Message}"));
            return [];
        }
    }

    // Links to folders are not followed: they may lead back.
    private static FileSystemEnumerable<string> Within(string folder) => new(
        folder,
        (ref FileSystemEntry entry) => entry.ToSpecifiedFullPath(),
        new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = false, AttributesToSkip = FileAttributes.None })
    {
        ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory && entry.FileName[0] != '.' && IsDossier(entry.FileName),
        ShouldRecursePredicate = (ref FileSystemEntry entry) => entry.FileName[0] != '.' && !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
    };

    private static bool IsDossier(ReadOnlySpan<char> name)
    {
        foreach (var kind in Kinds)
        {
            if (name.EndsWith(kind, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }
}
