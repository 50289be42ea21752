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
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"knowledgebase\n{archive}\n{record}"))[..16];
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash, bigEndian: true);
    }
}
