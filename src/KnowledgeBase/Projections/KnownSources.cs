using KnowledgeBase.Claims;
using KnowledgeBase.Events;
using KnowledgeBase.Log;
using KnowledgeBase.Time;

namespace KnowledgeBase.Projections;

/// <summary>Tells a source that was not registered yet, of which nothing is heard, from one that there never was.</summary>
internal static class KnownSources
{
    // As many names as one can take in.
    private const int Few = 8;

    /// <summary>Checks that an archive ever had what a vantage wants to listen to.</summary>
    /// <exception cref="UnknownSelectorException">It never had some of it.</exception>
    public static void Check(Vantage vantage, References now, ReferenceLog log, EdtfPadding padding)
    {
        var missing = vantage.AccordingTo.Where(selector => !now.Editions.Values.Any(edition => ReferenceModel.Selects(selector, edition))).ToList();
        if (missing.Count == 0) return;
        var ever = log.EverySource(padding).ToList();
        var unknown = missing.FindAll(selector => !ever.Exists(edition => ReferenceModel.Selects(selector, edition)));
        if (unknown.Count > 0) throw new UnknownSelectorException([.. unknown.Select(selector => Told(selector, ever))]);
    }

    private static string Told(SourceSelector selector, IReadOnlyList<Edition> ever)
    {
        var known = ever.Select(edition => NameOf(selector.Kind, edition)).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal).ToList();
        var near = known.FindAll(name => name.Contains(selector.Value, StringComparison.OrdinalIgnoreCase)).Concat(Nearest.To(selector.Value, known)).Distinct().Take(Few).ToList();
        var shown = near.Count > 0 ? $" Did you mean {string.Join(" or ", near)}?" : known.Count is > 0 and <= Few ? $" There are {string.Join(", ", known)}." : "";
        return selector.Kind switch
        {
            SourceSelectorKind.Source => $"There is no source '{selector.Value}'.{shown}",
            SourceSelectorKind.Work => $"No source is of the work '{selector.Value}'.{shown}",
            SourceSelectorKind.Publisher => $"No source has the publisher '{selector.Value}'.{shown}",
            _ => $"No source is of the country '{selector.Value}'.{shown}",
        };
    }

    private static string? NameOf(SourceSelectorKind kind, Edition edition) => kind switch
    {
        SourceSelectorKind.Source => edition.Source,
        SourceSelectorKind.Work => edition.Work,
        SourceSelectorKind.Publisher => edition.Content.Publisher,
        _ => edition.Content.Country,
    };
}

/// <summary>The archive never had a source, work, publisher or country that is to be listened to; all such, a line each.</summary>
public sealed class UnknownSelectorException(IReadOnlyList<string> unknown) : LogException(string.Join('\n', unknown));
