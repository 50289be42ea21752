using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using KnowledgeBase.Log;
using KnowledgeBase.Projections;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace KnowledgeBase.Web.Api;

/// <summary>Strong entity tags (RFC 9110): two answers that have the same one are the same, byte for byte.</summary>
internal static class Validator
{
    private const int Length = 18;

    // The same code, wherever it was built.
    private static readonly string Program = $"{typeof(Validator).Module.ModuleVersionId} {typeof(ArchiveInfo).Module.ModuleVersionId} {ProjectionVersions.Current}";

    /// <summary>Of an answer that follows from the question and where the archive was read. An archive that was dropped and made anew is another one.</summary>
    public static string Of(ApiRequest request, ArchiveInfo archive, IEnumerable<long> positions, Form form) => Of(Encoding.UTF8.GetBytes(string.Join('\n', (string[])
    [
        Program, archive.Name, archive.Created.ToString("O", CultureInfo.InvariantCulture), string.Join(' ', positions),
        $"{request.Context.Request.Path}{request.Context.Request.QueryString}", form.Word,
    ])));

    /// <summary>Of any other answer.</summary>
    public static string Of(byte[] content) => $"\"{Base64Url.EncodeToString(SHA256.HashData(content).AsSpan(0, Length))}\"";

    /// <summary>Whether whoever asks has it already.</summary>
    public static bool IsHeld(HttpRequest request, string validator) =>
        EntityTagHeaderValue.TryParseList([.. request.Headers.IfNoneMatch.OfType<string>()], out var held) && held.Any(tag => tag.Tag == "*" || tag.Tag == validator);
}
