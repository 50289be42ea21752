using System.Security.Cryptography;
using System.Text;
using KnowledgeBase.Claims;
using KnowledgeBase.Time;

namespace KnowledgeBase.Projections;

/// <summary>What is listened to, in the form that the claim tables are asked in.</summary>
/// <param name="Editions">The editions of each work up to the latest one that is admitted.</param>
/// <param name="Works">The works that are heard at all.</param>
internal sealed record Heard(IReadOnlyList<(string Work, int Number)> Editions, IReadOnlyCollection<string> Works)
{
    /// <summary>With more works than these, one claim in some hundreds is of one of them, most likely: going back by date finds one as soon as asking for each.</summary>
    public const int MostFew = 64;

    private readonly Lazy<string> _identity = new(() => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Editions.Select(edition => $"{edition.Work} {edition.Number}"))))));

    /// <summary>The same where the same editions are heard.</summary>
    public string Identity => _identity.Value;

    /// <summary>From a vantage.</summary>
    public static Heard From(Vantage vantage, IReadOnlyDictionary<string, Edition> editions)
    {
        var latest = ReferenceModel.Heard(editions.Values, vantage);
        return new(
            [.. editions.Values.Where(edition => latest.TryGetValue(edition.Work, out var last) && edition.Number <= last).Select(edition => (edition.Work, edition.Number)).OrderBy(edition => edition.Work, StringComparer.Ordinal).ThenBy(edition => edition.Number)],
            [.. latest.Keys]);
    }
}
