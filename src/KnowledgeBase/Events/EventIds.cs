using System.Security.Cryptography;
using System.Text;

namespace KnowledgeBase.Events;

/// <summary>The one place where ids of events come from.</summary>
public static class EventIds
{
    /// <summary>
    /// The id of a record's event: the same for the same record of the same archive, so that recording it again is the same event.
    /// A name-based UUID of version 8 (RFC 9562), over SHA-256.
    /// </summary>
    public static Guid Of(string archive, string record)
    {
        var named = $"knowledgebase\n{archive}\n{record}";
        var length = Encoding.UTF8.GetMaxByteCount(named.Length);
        var text = length <= 1024 ? stackalloc byte[length] : new byte[length];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text[..Encoding.UTF8.GetBytes(named, text)], hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
