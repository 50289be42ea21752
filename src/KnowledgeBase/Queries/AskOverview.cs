using KnowledgeBase.Claims;
using KnowledgeBase.Events;
using KnowledgeBase.Projections;
using KnowledgeBase.Time;
using MediatR;

namespace KnowledgeBase.Queries;

/// <summary>What an archive has, at a vantage's position: how many things of each kind, and the sources that can be listened to, whether they are or not.</summary>
/// <param name="Archive">The archive.</param>
/// <param name="Vantage">Where it is seen from.</param>
public sealed record AskOverview(string Archive, Vantage Vantage) : IRequest<OverviewAnswer>;

/// <summary>An archive in brief.</summary>
/// <param name="At">The vantage, with the position that it was read at.</param>
/// <param name="Kinds">How many things of each kind, in the order of the kinds; statements, which are not registered, are not counted.</param>
/// <param name="Sources">Every source, by reference.</param>
/// <param name="Publishers">Who published them, first who published most.</param>
/// <param name="Heard">Names the set of the editions that are heard: the same where they are; empty where all are.</param>
/// <param name="Names">The label of every reference.</param>
public sealed record OverviewAnswer(ResolvedVantage At, IReadOnlyList<(string Kind, int Count)> Kinds, IReadOnlyList<Edition> Sources, IReadOnlyList<string> Publishers, string Heard, Names Names);

internal sealed class AskOverviewHandler(WorldReader reader) : IRequestHandler<AskOverview, OverviewAnswer>
{
    public async Task<OverviewAnswer> Handle(AskOverview request, CancellationToken cancellationToken) =>
        (await reader.Ask(request.Archive, request.Vantage, Answer, cancellationToken)).Answer;

    private static OverviewAnswer Answer(Snapshot snapshot)
    {
        var kinds = EventTypes.StreamKinds.Where(kind => kind != "statement");
        return new(
            snapshot.At,
            [.. kinds.Select(kind => (kind, snapshot.Things(kind).Count))],
            snapshot.References.Sources,
            snapshot.References.Publishers,
            snapshot.References.HeardFrom(snapshot.At.Asked)?.Identity ?? "",
            snapshot.Names);
    }
}
