using System.Collections.Concurrent;
using KnowledgeBase.Queries;
using MediatR;

namespace KnowledgeBase.Web.Http;

/// <summary>
/// The days on which something changes, kept: they are the same for every day asked about, so that moving through time asks for them
/// once; and for every day of publication and choice of sources by which the same editions are heard. What is kept is pinned to a
/// position and never becomes wrong.
/// </summary>
internal sealed class ChangesCache(IMediator mediator)
{
    /// <summary>About one thing: each day that a claim names is asked about, of all its claims.</summary>
    public const int MostClaims = 200;

    /// <summary>About all things whose days are marked.</summary>
    public const int MostClaimsTogether = 400;

    private const int MaxKept = 256;

    /// <summary>The kinds of things that the board shows.</summary>
    public static readonly IReadOnlyList<string> BoardKinds = ["zone", "agreement", "meeting"];

    private readonly ConcurrentDictionary<string, ChangesAnswer> _kept = new(StringComparer.Ordinal);

    /// <summary>The days on which something changes of what the request is about.</summary>
    /// <param name="request">At a position.</param>
    /// <param name="heard">Names the set of the editions that it hears.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<ChangesAnswer> Get(AskChanges request, string heard, CancellationToken ct)
    {
        var key = $"{request.Archive} {request.Vantage.RecordedBy} {string.Join(' ', request.Things ?? request.Kinds)} {heard}";
        if (_kept.TryGetValue(key, out var kept)) return kept;
        var answer = await mediator.Send(request, ct);
        if (_kept.Count >= MaxKept) _kept.Clear();
        return _kept[key] = answer;
    }
}
