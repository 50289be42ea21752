using System.Reflection;
using KnowledgeBase.Queries;
using KnowledgeBase.Time;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeBase.Web.Http;

/// <summary>What a page is asked for: the archive in its path and the vantage in its query, read once.</summary>
public sealed class PageRequest(HttpContext context, string archive, Vantage vantage)
{
    public string Archive { get; } = archive;

    public Vantage Vantage { get; } = vantage;

    public HttpContext Context => context;

    public CancellationToken Ct => context.RequestAborted;

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
        if (errors.Count > 0) throw new BadRequestException(errors);
        return ValueTask.FromResult<PageRequest?>(new(context, (string)context.Request.RouteValues["archive"]!, vantage));
    }

    /// <summary>The one text that the query has under a name; null when it is missing or empty.</summary>
    public string? Text(string name) => context.Request.Query[name] is [{ Length: > 0 } text, ..] ? text.Trim() : null;

    public IReadOnlyList<string> Texts(string name) => [.. context.Request.Query[name].OfType<string>().Where(text => text.Length > 0)];

    public Task<T> Send<T>(IRequest<T> request) => context.RequestServices.GetRequiredService<IMediator>().Send(request, Ct);

    /// <summary>What every page shows around its content.</summary>
    /// <param name="title">Of the page.</param>
    /// <param name="at">What its answer was read at.</param>
    /// <param name="things">Whose changes the date slider marks; null: those of the board.</param>
    public async Task<Frame> Frame(string title, ResolvedVantage at, IReadOnlyList<string>? things = null)
    {
        var overview = await Send(new AskOverview(Archive, at.Pinned));
        var changes = await context.RequestServices.GetRequiredService<ChangesCache>().Get(new(Archive, at.Pinned, things, ChangesCache.BoardKinds), Ct);
        return new(title, this, at, overview, changes);
    }

    private static bool IsVantage(string name) => name is VantageText.AsOf or VantageText.PublishedBy or VantageText.RecordedBy or VantageText.AccordingTo;
}
