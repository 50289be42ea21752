using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace KnowledgeBase.Web.Http;

/// <summary>The style sheet and the script, embedded in the program; their addresses change with their contents, so they are kept for ever.</summary>
internal static class EmbeddedFiles
{
    private static readonly Dictionary<string, (byte[] Bytes, string Hash)> Files = typeof(EmbeddedFiles).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith("assets/", StringComparison.Ordinal)).ToDictionary(name => name["assets/".Length..], Read);

    public static string Address(string file) => $"/assets/{file}?{Files[file].Hash}";

    /// <summary>The text of a file.</summary>
    public static string Text(string file) => System.Text.Encoding.UTF8.GetString(Files[file].Bytes);

    public static void MapAssets(this IEndpointRouteBuilder routes) => routes.MapGet("/assets/{file}", (string file, HttpContext context) =>
    {
        if (!Files.TryGetValue(file, out var asset)) return Results.NotFound();
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(asset.Bytes, file[file.LastIndexOf('.')..] switch { ".css" => "text/css; charset=utf-8", ".js" => "text/javascript; charset=utf-8", _ => "image/svg+xml" });
    }).AllowAnonymous().ExcludeFromDescription();

    private static (byte[], string) Read(string name)
    {
        using var stream = typeof(EmbeddedFiles).Assembly.GetManifestResourceStream(name)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return (bytes.ToArray(), Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray()))[..12]);
    }
}
