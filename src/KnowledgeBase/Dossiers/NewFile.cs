using System.Text;

namespace KnowledgeBase.Dossiers;

/// <summary>Writes a whole file or none: beside its place, and moved there when it is complete.</summary>
public static class NewFile
{
    /// <summary>Writes a text file, UTF-8.</summary>
    /// <param name="path">Where.</param>
    /// <param name="overwrite">Take the place of a file that is there.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="DossierException">There is a file already, or no such folder.</exception>
    public static async Task<T> Write<T>(string path, bool overwrite, Func<TextWriter, Task<T>> write)
    {
        if (string.IsNullOrWhiteSpace(path)) throw Wrong("''", "is no name of a file.");
        if (Directory.Exists(path)) throw Wrong(path, "is a folder; name a file in it.");
        if (!overwrite && File.Exists(path)) throw Exists(path);
        var (folder, name) = (Path.GetDirectoryName(Path.GetFullPath(path))!, Path.GetFileName(path));
        if (!Directory.Exists(folder)) throw Wrong(path, "there is no such folder.");
        var beside = Path.Combine(folder, $".{name}.{Path.GetRandomFileName()}");
        try
        {
            T result;
            await using (var file = new FileStream(beside, FileMode.CreateNew, FileAccess.Write))
            {
                await using (var text = new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true)) result = await write(text);
                file.Flush(flushToDisk: true);
            }

            try
            {
                File.Move(beside, path, overwrite);
            }
            catch (IOException) when (!overwrite && File.Exists(path))
            {
                throw Exists(path);
            }

            return result;
        }
        finally
        {
            File.Delete(beside);
        }
    }

    private static DossierException Exists(string path) => Wrong(path, "exists already; give another name, or overwrite it with --force.");

    private static DossierException Wrong(string path, string message) => new([new(path, 0, 0, message)]);
}
