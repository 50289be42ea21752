using System.Collections.Concurrent;
using KnowledgeBase.Queries;
using KnowledgeBase.Time;
using MediatR;

namespace KnowledgeBase.Web.Http;

/// <summary>
/// The days on which something changes, kept: they are the same for every day asked about, so that moving through time asks for them
/// once. What is kept is pinned to a position and never becomes wrong.
/// </summary>
internal sealed class ChangesCache(IMediator mediator)
{
    /// <summary>About one thing: each day that a claim names is asked about, of all its claims.</summary>
    public const int MostClaims = 200;

    /// <summary>About all things whose days are marked.</summary>
    public const int MostClaimsTogether = 1_500;

    private const int MaxKept = 256;

    /// <summary>The kinds of things that the board shows.</summary>
    public static readonly IReadOnlyList<string> BoardKinds = ["zone", "agreement", "meeting"];

    private readonly ConcurrentDictionary<string, ChangesAnswer> _kept = new(StringComparer.Ordinal);

    public async Task<ChangesAnswer> Get(AskChanges request, CancellationToken ct)
    {
        var key = $"{request.Archive} {string.Join(' ', request.Things ?? request.Kinds)} {VantageText.ToQueryString(request.Vantage with { AsOf = null })}";
        if (_kept.TryGetValue(key, out var kept)) return kept;
        var answer = await mediator.Send(request, ct);
        if (_kept.Count >= MaxKept) _kept.Clear();
        return _kept[key] = answer;
    }
}
