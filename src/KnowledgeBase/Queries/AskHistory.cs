using KnowledgeBase.Claims;
using KnowledgeBase.Events;
using KnowledgeBase.Log;
using KnowledgeBase.Projections;
using KnowledgeBase.Time;
using MediatR;

namespace KnowledgeBase.Queries;

/// <summary>The auditor's question: every claim ever made about a thing, what happened to each since, and what became of it.</summary>
/// <param name="Archive">The archive.</param>
/// <param name="Vantage">Where it is seen from; what was recorded after its position is not there.</param>
/// <param name="Named">A thing, by reference, slug, name or alias; else a record, by its id or its event's.</param>
/// <param name="Aspect">One aspect; every one when null.</param>
/// <param name="Member">One member of that, or its slug; every one when null.</param>
/// <exception cref="UnknownThingException">There is no such thing, nor a record of this id.</exception>
/// <exception cref="UnknownAspectException">No thing has such an aspect.</exception>
public sealed record AskHistory(string Archive, Vantage Vantage, string Named, string? Aspect = null, string? Member = null) : IRequest<HistoryAnswer>
{
    /// <summary>Nothing is told of a thing, or its aspect, about which more claims than these were ever made. Of a record it is, but not by what its claims are superseded wholly.</summary>
    public int MostClaims { get; init; } = int.MaxValue;
}

/// <summary>A history at a vantage.</summary>
/// <param name="At">The vantage, with the position that it was read at.</param>
/// <param name="Of">What it is of.</param>
/// <param name="Entries">Every claim, in the order of recording.</param>
/// <param name="Names">The label of every reference.</param>
public sealed record HistoryAnswer(ResolvedVantage At, HistoryOf Of, IReadOnlyList<HistoryEntry> Entries, Names Names)
{
    /// <summary>There are too many claims to tell; of a record, to tell by what its claims are superseded wholly.</summary>
    public bool TooMany { get; init; }
}

internal sealed class AskHistoryHandler(WorldReader reader) : IRequestHandler<AskHistory, HistoryAnswer>
{
    public Task<HistoryAnswer> Handle(AskHistory request, CancellationToken cancellationToken)
    {
        if (request.Aspect is { } aspect && !Aspects.Exists(aspect)) throw new UnknownAspectException(aspect);
        return reader.InSnapshot(
            request.Archive,
            request.Vantage,
            async (connection, asked) =>
            {
                var ((named, names, world), at) = await reader.Ask(
                    connection, request.Archive, asked, request.Vantage, snapshot => (snapshot.Names.TryFind(request.Named), snapshot.Names, snapshot.World), cancellationToken);
                var log = new HistoryLog(connection, request.Archive, at.Position);
                // A thing that is not registered, or not any more, can still have a history.
                var thing = named ?? (EventTypes.StreamKinds.Any(kind => request.Named.StartsWith($"{kind}/", StringComparison.Ordinal)) ? world.Canonical(request.Named) : null);
                var root = thing is null ? await log.Root(request.Named, cancellationToken) : null;
                var of = new HistoryOf(thing ?? root?.Stream ?? names.Find(request.Named), request.Aspect, request.Member is { } member ? world.CanonicalPart(member) : null, root?.Record);
                if (of.Record is null && request.MostClaims < int.MaxValue
                    && (await reader.Amounts(request.Archive, at.Position, names.References(of.Thing), request.MostClaims + 1, cancellationToken, of.Aspect, of.Member)).Sum() > request.MostClaims)
                    return new HistoryAnswer(at, of, [], names) { TooMany = true };
                var known = await log.Read(of, world, cancellationToken);
                var brief = of.Record is not null && request.MostClaims < int.MaxValue && await Most(request, at.Position, known, names, cancellationToken) > request.MostClaims;
                var entries = (await reader.Ask(
                    connection, request.Archive, at.Position, request.Vantage, snapshot => ClaimHistory.Of(snapshot.World, request.Vantage, known, of, brief), cancellationToken)).Answer;
                if (entries.Count == 0 && of.Thing.StartsWith("statement/", StringComparison.Ordinal) && of.Aspect is null) throw new UnknownThingException("statement", request.Named, []);
                if (entries.Count == 0 && named is null && root is null) names.Find(request.Named);
                return new HistoryAnswer(at, of, entries, names) { TooMany = brief };
            },
            cancellationToken);
    }

    // The most claims that there are about the same as one that these records make.
    private async Task<int> Most(AskHistory request, long position, IReadOnlyList<Recorded> records, Names names, CancellationToken ct)
    {
        var most = 0;
        foreach (var claim in records.SelectMany(record => ClaimsOf.Event(record, record.Content)).DistinctBy(claim => (claim.Entity, claim.Aspect, claim.Member)))
            most = Math.Max(most, (await reader.Amounts(request.Archive, position, names.References(claim.Entity), request.MostClaims + 1, ct, claim.Aspect, claim.Member)).Sum());
        return most;
    }
}

/// <summary>No thing has an aspect of this name.</summary>
public sealed class UnknownAspectException(string aspect)
    : LogException($"There is no aspect '{aspect}'.{Nearest.Hint(aspect, Aspects.Names)} What an act lays down has 'agreed.' before it, and a plan 'planned.'.");
