using System.Globalization;
using System.Reflection;
using KnowledgeBase.Access;
using KnowledgeBase.Log;
using KnowledgeBase.Queries;
using KnowledgeBase.Time;
using KnowledgeBase.Web.Access;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace KnowledgeBase.Web.Http;

/// <summary>What a page is asked for: the archive in its path and the vantage in its query, read once.</summary>
public sealed class PageRequest(HttpContext context, string archive, Vantage vantage)
{
    public string Archive { get; } = archive;

    public Vantage Vantage { get; } = vantage;

    public HttpContext Context => context;

    /// <summary>Who asks; null for whoever shows no token.</summary>
    public Caller? Who => context.Caller();

    public CancellationToken Ct => context.RequestAborted;

    /// <summary>Where the server is, as it was called: <c>http://127.0.0.1:8017</c>.</summary>
    public string Origin => $"{context.Request.Scheme}://{context.Request.Host}";

    /// <summary>The path behind the archive, without a slash: <c>zone/idlib</c>.</summary>
    public string Path => context.Request.Path.Value!.Split('/', 4) is [_, _, _, var rest] ? rest : "";

    /// <summary>The parts of the query that are no part of the vantage.</summary>
    public IReadOnlyList<(string Name, string? Text)> Rest =>
        [.. context.Request.Query.Where(pair => !IsVantage(pair.Key)).SelectMany(pair => pair.Value.Select(text => (pair.Key, text)))];

    public static ValueTask<PageRequest?> BindAsync(HttpContext context, ParameterInfo _)
    {
        // A form that leaves a field empty leaves the coordinate open.
        var query = string.Join('&', (context.Request.QueryString.Value ?? "").TrimStart('?').Split('&').Where(pair => !pair.EndsWith('=')));
        var vantage = VantageText.ParseQueryString(query, out var errors);
        if (errors.Count > 0) throw new BadRequestException(errors) { Ways = [.. Ways(context.Request)] };
        return ValueTask.FromResult<PageRequest?>(new(context, (string)context.Request.RouteValues["archive"]!, vantage));
    }

    /// <summary>As much of a page's request as can be read and answered, for what to show around what is wrong with it; null where that is nothing.</summary>
    public static async Task<Frame?> FrameOf(HttpContext context, string title)
    {
        if (context.GetEndpoint() is null || context.Request.RouteValues["archive"] is not string archive) return null;
        var read = VantageText.ParseQueryString(context.Request.QueryString.Value ?? "", out _);
        foreach (var vantage in new[] { read, read with { AccordingTo = [] }, Vantage.Open })
        {
            try
            {
                var request = new PageRequest(context, archive, vantage);
                return await request.Frame(title, await request.Resolve());
            }
            catch (Exception exception) when (exception is LogException or NpgsqlException)
            {
                // With less of it, then.
            }
        }

        return null;
    }

    /// <summary>The one text that the query has under a name; null when it is missing or empty.</summary>
    public string? Text(string name) => context.Request.Query[name] is [{ Length: > 0 } text, ..] ? text.Trim() : null;

    public IReadOnlyList<string> Texts(string name) => [.. context.Request.Query[name].OfType<string>().Where(text => text.Length > 0)];

    public Task<T> Send<T>(IRequest<T> request) => context.RequestServices.GetRequiredService<IMediator>().Send(request, Ct);

    /// <summary>The number that the query has under a name.</summary>
    /// <exception cref="BadRequestException">It is no number.</exception>
    public long Number(string name, long otherwise) => Text(name) is not { } text ? otherwise
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw new BadRequestException($"{name}: '{text}' is no whole number.");

    /// <summary>The vantage with its open coordinates filled in.</summary>
    public async Task<ResolvedVantage> Resolve() => (await Send(new AskOverview(Archive, Vantage))).At;

    /// <summary>The vantage that is compared with, by the parts of the query that begin with <c>from-</c>; what is left out is as in the other. Null when there is none.</summary>
    public Vantage? From()
    {
        if (VantageText.Names.All(name => Texts($"from-{name}").Count == 0)) return null;
        var errors = new List<string>();
        var from = QueryText.From(Vantage, name => Texts(name), errors);
        return errors.Count == 0 ? from : throw new BadRequestException(errors);
    }

    /// <summary>What every page shows around its content.</summary>
    /// <param name="title">Of the page.</param>
    /// <param name="at">What its answer was read at.</param>
    /// <param name="things">Whose changes the date slider marks; null: those of the board.</param>
    /// <param name="kinds">When no things are named: of which kinds; null: those of the board.</param>
    public async Task<Frame> Frame(string title, ResolvedVantage at, IReadOnlyList<string>? things = null, IReadOnlyList<string>? kinds = null)
    {
        var overview = await Send(new AskOverview(Archive, at.Pinned));
        var changes = await context.RequestServices.GetRequiredService<ChangesCache>().Get(new(Archive, at.Pinned, things, kinds ?? ChangesCache.BoardKinds) { MostClaims = ChangesCache.MostClaims, MostClaimsTogether = ChangesCache.MostClaimsTogether }, overview.Heard, Ct);
        return new(title, this, at, overview, changes);
    }

    // A date of several days, or an uncertain one, is no day; but it has a first and a last. And some are written as in daily life.
    private static IEnumerable<(string, string)> Ways(HttpRequest request)
    {
        foreach (var name in new[] { VantageText.AsOf, VantageText.PublishedBy })
        {
            if (request.Query[name] is not [{ Length: > 0 } text]) continue;
            foreach (var day in VantageText.Meant(text)) yield return ($"{name}: {day}", To(request, name, day));
            if (name != VantageText.AsOf || !Edtf.TryParse(text, out var date, out _)) continue;
            foreach (var (words, day) in new[] { ("the first day that it can be", date.FirstBounds(EdtfPadding.Default).Earliest), ("the last day that it can be", date.LastBounds(EdtfPadding.Default).Latest) })
            {
                if (day.IsFinite) yield return ($"{words}, {day}", To(request, name, day));
            }
        }
    }

    private static string To(HttpRequest request, string name, Day day) =>
        request.Path + QueryString.Create(request.Query.Where(pair => pair.Key != name).Append(new(name, day.ToString()))).Value;

    private static bool IsVantage(string name) => name is VantageText.AsOf or VantageText.PublishedBy or VantageText.RecordedBy or VantageText.AccordingTo;
}
