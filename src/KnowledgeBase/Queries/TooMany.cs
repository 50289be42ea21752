using KnowledgeBase.Projections;
using KnowledgeBase.Time;

namespace KnowledgeBase.Queries;

/// <summary>Whether so much was said of a thing that it is not to be asked on every day that a claim names.</summary>
internal static class TooMany
{
    /// <summary>The thing, where more claims than the limit were ever made about it; null otherwise.</summary>
    public static async Task<(ResolvedVantage At, string Thing, Names Names)?> Of(WorldReader reader, string archive, Vantage vantage, string named, int most, CancellationToken ct)
    {
        if (most == int.MaxValue) return null;
        var ((thing, names), at) = await reader.Ask(archive, vantage, snapshot => (snapshot.Names.Find(named), snapshot.Names), ct);
        return (await reader.Amounts(archive, at.Position, names.References(thing), most + 1, ct)).Sum() > most ? (at, thing, names) : null;
    }
}
