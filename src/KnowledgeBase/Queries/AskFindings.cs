using KnowledgeBase.Claims;
using KnowledgeBase.Events;
using KnowledgeBase.Projections;
using KnowledgeBase.Time;
using MediatR;

namespace KnowledgeBase.Queries;

/// <summary>What a curator should look at: contradictions, anachronisms, overdue obligations, names that look alike.</summary>
/// <param name="Archive">The archive.</param>
/// <param name="Vantage">Where it is seen from.</param>
/// <param name="Kinds">Only these kinds of findings; all when null.</param>
public sealed record AskFindings(string Archive, Vantage Vantage, IReadOnlyList<FindingKind>? Kinds = null) : IRequest<FindingsAnswer>;

/// <summary>Findings at a vantage.</summary>
/// <param name="At">The vantage, with the position that it was read at.</param>
/// <param name="Findings">By kind and thing.</param>
/// <param name="Names">The label of every reference.</param>
public sealed record FindingsAnswer(ResolvedVantage At, IReadOnlyList<Finding> Findings, Names Names);

internal sealed class AskFindingsHandler(WorldReader reader) : IRequestHandler<AskFindings, FindingsAnswer>
{
    /// <summary>Things whose claims are held in memory at a time.</summary>
    private const int Page = 500;

    public async Task<FindingsAnswer> Handle(AskFindings request, CancellationToken cancellationToken)
    {
        var ((things, names), at) = await reader.Ask(
            request.Archive, request.Vantage, snapshot => (EventTypes.StreamKinds.Where(kind => kind != "statement").SelectMany(snapshot.Things).ToList(), snapshot.Names), cancellationToken);
        var findings = new List<Finding>(LookAlikes.Of(names));
        foreach (var page in things.Chunk(Page)) await Look(page);
        for (var page = await reader.Statements(request.Archive, "", Page, cancellationToken); page.Count > 0; page = await reader.Statements(request.Archive, page[^1], Page, cancellationToken))
            await Look(page);
        return new(
            at,
            [.. findings.Where(finding => request.Kinds?.Contains(finding.Kind) ?? true).OrderBy(finding => finding.Kind).ThenBy(finding => finding.Thing, StringComparer.Ordinal)],
            names);

        async Task Look(IReadOnlyList<string> page) => findings.AddRange((await reader.Ask(
            request.Archive, at.Pinned, snapshot => page.Select(snapshot.World.Canonical).Distinct().SelectMany(thing => Finding.Of(snapshot.World, thing)).ToList(), cancellationToken)).Answer);
    }
}
