using System.Text;
using System.Text.Unicode;

namespace KnowledgeBase.Dossiers;

/// <summary>What has to be known of UTF-8 before it is taken for text.</summary>
internal static class Utf8Text
{
    public const string Broken = "is not UTF-8 from here on; save it as UTF-8.";

    public static ReadOnlySpan<byte> Mark => [0xEF, 0xBB, 0xBF];

    /// <summary>Where it stops being UTF-8, in bytes from 0; -1 when it is UTF-8 throughout.</summary>
    public static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes)) return -1;
        var at = 0;
        while (Rune.DecodeFromUtf8(bytes[at..], out _, out var length) == System.Buffers.OperationStatus.Done) at += length;
        return at;
    }

    /// <summary>The line and the column, both from 1, of a byte; all before it is UTF-8.</summary>
    public static (int Line, int Column) Place(ReadOnlySpan<byte> bytes, int at)
    {
        var before = bytes[..at];
        return (before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1);
    }
}
