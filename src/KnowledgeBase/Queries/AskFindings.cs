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
public sealed record AskFindings(string Archive, Vantage Vantage, IReadOnlyList<FindingKind>? Kinds = null) : IRequest<FindingsAnswer>
{
    /// <summary>At most so many things are looked at. Names that look alike are told with the first ones.</summary>
    public int Limit { get; init; } = int.MaxValue;

    /// <summary>Only things after this one: kinds in their order, statements last, those of a kind by reference.</summary>
    public string After { get; init; } = "";
}

/// <summary>Findings at a vantage.</summary>
/// <param name="At">The vantage, with the position that it was read at.</param>
/// <param name="Findings">By kind and thing.</param>
/// <param name="Names">The label of every reference.</param>
public sealed record FindingsAnswer(ResolvedVantage At, IReadOnlyList<Finding> Findings, Names Names)
{
    /// <summary>How many things were looked at.</summary>
    public int Looked { get; init; }

    /// <summary>What the next ones come after; null: there are none.</summary>
    public string? Next { get; init; }
}

internal sealed class AskFindingsHandler(WorldReader reader) : IRequestHandler<AskFindings, FindingsAnswer>
{
    /// <summary>Things whose claims are held in memory at a time.</summary>
    private const int Page = 500;

    public async Task<FindingsAnswer> Handle(AskFindings request, CancellationToken cancellationToken)
    {
        var ((things, names), at) = await reader.Ask(
            request.Archive, request.Vantage, snapshot => (EventTypes.StreamKinds.Where(kind => kind != "statement").SelectMany(snapshot.Things).ToList(), snapshot.Names), cancellationToken);
        var findings = new List<Finding>(request.After.Length == 0 ? LookAlikes.Of(names) : []);
        var (looked, last, more) = (0, request.After, true);
        foreach (var page in After(things, request.After).Take(request.Limit).Chunk(Page)) await Look(page);
        while (looked < request.Limit && more)
        {
            var page = await reader.Statements(request.Archive, last.StartsWith("statement/", StringComparison.Ordinal) ? last : "", Math.Min(Page, request.Limit - looked), cancellationToken);
            more = page.Count > 0;
            if (more) await Look(page);
        }

        return new(
            at,
            [.. findings.Where(finding => request.Kinds?.Contains(finding.Kind) ?? true).OrderBy(finding => finding.Kind).ThenBy(finding => finding.Thing, StringComparer.Ordinal)],
            names)
        {
            Looked = looked,
            Next = more ? last : null,
        };

        async Task Look(IReadOnlyList<string> page)
        {
            findings.AddRange((await reader.Ask(
                request.Archive, at.Pinned, snapshot => page.Select(snapshot.World.Canonical).Distinct().SelectMany(thing => Finding.Of(snapshot.World, thing)).ToList(), cancellationToken)).Answer);
            (looked, last) = (looked + page.Count, page[^1]);
        }
    }

    private static IEnumerable<string> After(List<string> things, string after) =>
        after.Length == 0 ? things : after.StartsWith("statement/", StringComparison.Ordinal) ? [] : things.Skip(things.IndexOf(after) + 1);
}
