using System.Net.Http.Headers;
using KnowledgeBase.Web.Http;
using Microsoft.AspNetCore.Http;

namespace KnowledgeBase.Web.Api;

/// <summary>A form that an answer can have.</summary>
/// <param name="Word">The word for it in <c>format=</c>, and at the end of a file's name.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="ContentType">That as sent.</param>
internal sealed record Form(string Word, string MediaType, string ContentType)
{
    public static readonly Form Json = new("json", "application/json", "application/json");
    public static readonly Form Csv = new("csv", "text/csv", "text/csv; charset=utf-8");
    public static readonly Form JsonLines = new("jsonl", "application/x-ndjson", "application/x-ndjson");
    public static readonly Form Yaml = new("yaml", "application/yaml", "application/yaml");
    public static readonly Form Links = new("link", "application/link-format", "application/link-format");

    /// <summary>The form that a request wants: that of <c>format=</c>, else by its Accept header (RFC 9110), else the first.</summary>
    public static Form Of(ApiRequest asked, IReadOnlyList<Form> offered)
    {
        // That it is none of the words was said already.
        if (asked.Text("format") is { } word) return offered.FirstOrDefault(form => form.Word == word) ?? offered[0];
        var request = asked.Context.Request;
        if (request.Headers.Accept.Count == 0) return offered[0];
        var accepted = request.Headers.Accept.SelectMany(text => (text ?? "").Split(',')).Select(text => MediaTypeWithQualityHeaderValue.TryParse(text.Trim(), out var type) ? type : null)
            .OfType<MediaTypeWithQualityHeaderValue>().ToList();
        // The first of those liked best, which is the one offered first where all are liked alike.
        var (best, quality) = offered.Select(form => (form, Quality: Quality(accepted, form.MediaType))).MaxBy(one => one.Quality);
        return quality > 0 ? best : throw new RefusedException(new(
            StatusCodes.Status406NotAcceptable, "There is no such form",
            [$"The answer can be had as {string.Join(", ", offered.Select(form => form.MediaType))}; say so in the Accept header, or by format={string.Join('|', offered.Select(form => form.Word))}."]));
    }

    // The most precise range counts.
    private static double Quality(List<MediaTypeWithQualityHeaderValue> accepted, string type) => accepted
        .Where(range => range.MediaType == type || range.MediaType == "*/*" || range.MediaType == $"{type.Split('/')[0]}/*")
        .OrderByDescending(range => range.MediaType == type ? 2 : range.MediaType == "*/*" ? 0 : 1)
        .Select(range => range.Quality ?? 1).FirstOrDefault();
}
