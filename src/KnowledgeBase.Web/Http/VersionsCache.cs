using System.Collections.Concurrent;
using KnowledgeBase.Log;
using KnowledgeBase.Queries;
using KnowledgeBase.Time;
using MediatR;

namespace KnowledgeBase.Web.Http;

/// <summary>The versions of things, kept until the archive grows.</summary>
internal sealed class VersionsCache(IMediator mediator, IEventLog log)
{
    private const int MaxKept = 1_000;

    private readonly ConcurrentDictionary<(string Archive, string Kind, string Named, LogHead Head), VersionsAnswer> _kept = new();

    public async Task<VersionsAnswer> Get(string archive, string kind, string named, CancellationToken ct)
    {
        var head = await log.Head(archive, ct);
        var key = (archive, kind, named, head);
        if (_kept.TryGetValue(key, out var kept)) return kept;
        var answer = await mediator.Send(new AskVersions(archive, Vantage.Open with { RecordedBy = RecordingPoint.At(head.Position) }, kind, named), ct);
        if (_kept.Count >= MaxKept) _kept.Clear();
        return _kept[key] = answer;
    }
}
