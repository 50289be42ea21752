namespace KnowledgeBase.Claims;

/// <summary>How claims about an aspect compete.</summary>
public enum AspectKind
{
    /// <summary>Happened once; being later supersedes nothing.</summary>
    Occurrence,

    /// <summary>What an act lays down; a later act supersedes.</summary>
    Provision,

    /// <summary>Can change and change back; the latest certain claim supersedes.</summary>
    State,
}

/// <summary>
/// The kind of every aspect, fixed here. An <c>agreed.</c> aspect is a provision of an act and a <c>planned.</c> one is about plans,
/// which are states of their own.
/// </summary>
public static class Aspects
{
    /// <summary>The prefix of what is laid down by an act.</summary>
    public const string Agreed = "agreed.";

    /// <summary>The prefix of plans.</summary>
    public const string Planned = "planned.";

    private static readonly Dictionary<string, (AspectKind Kind, string[] Fields)> Known = new()
    {
        ["proposed"] = (AspectKind.Occurrence, []),
        ["agreed"] = (AspectKind.Occurrence, []),
        ["negotiation"] = (AspectKind.State, ["status"]),
        ["negotiator"] = (AspectKind.Occurrence, []),
        ["established"] = (AspectKind.Occurrence, []),
        ["dissolved"] = (AspectKind.Occurrence, []),
        ["violated"] = (AspectKind.Occurrence, ["by"]),
        ["area"] = (AspectKind.State, ["extent"]),
        ["rule"] = (AspectKind.State, ["status"]),
        ["monitor"] = (AspectKind.State, ["status", "side", "sector"]),
        ["control"] = (AspectKind.State, ["by"]),

        ["adopted"] = (AspectKind.Occurrence, ["at"]),
        ["signed"] = (AspectKind.Occurrence, ["at"]),
        ["proposer"] = (AspectKind.Occurrence, []),
        ["party"] = (AspectKind.Occurrence, []),
        ["signatory"] = (AspectKind.Occurrence, ["capacity"]),
        ["inForce"] = (AspectKind.Occurrence, []),
        ["extended"] = (AspectKind.Occurrence, ["by"]),
        ["amended"] = (AspectKind.Occurrence, []),
        ["terminated"] = (AspectKind.Occurrence, []),
        ["rejected"] = (AspectKind.Occurrence, []),
        ["suspension"] = (AspectKind.State, ["status"]),
        ["fulfilled"] = (AspectKind.Occurrence, []),
        ["missed"] = (AspectKind.Occurrence, []),

        ["scheduled"] = (AspectKind.Occurrence, []),
        ["held"] = (AspectKind.Occurrence, ["place"]),
        ["participation"] = (AspectKind.State, ["status", "capacity"]),

        ["formed"] = (AspectKind.Occurrence, []),
        ["name"] = (AspectKind.State, ["name"]),
        ["role"] = (AspectKind.State, ["status"]),
        ["membership"] = (AspectKind.State, ["status"]),
        ["successor"] = (AspectKind.Occurrence, []),
        ["designation"] = (AspectKind.State, ["as"]),

        ["occurred"] = (AspectKind.Occurrence, ["kind", "place", "by", "against"]),
        ["said"] = (AspectKind.Occurrence, ["kind", "to", "at"]),
        ["saidDenied"] = (AspectKind.Occurrence, []),
        ["withdrawn"] = (AspectKind.Occurrence, []),
        ["position"] = (AspectKind.State, ["answer"]),
        ["includes"] = (AspectKind.Occurrence, []),

        ["agreed.provision"] = (AspectKind.Provision, []),
        ["agreed.term"] = (AspectKind.Provision, ["duration", "automatic", "consensus"]),
    };

    /// <summary>Every aspect that the events can speak of, apart from the <c>agreed.</c> and <c>planned.</c> forms of these.</summary>
    public static IEnumerable<string> Names => Known.Keys;

    /// <summary>Whether the events can speak of an aspect of this name.</summary>
    public static bool Exists(string aspect) =>
        Known.ContainsKey(aspect) || new[] { Agreed, Planned }.Any(prefix => aspect.StartsWith(prefix, StringComparison.Ordinal) && (Known.ContainsKey(aspect[prefix.Length..]) || Known.ContainsKey(Agreed + aspect[prefix.Length..])));

    /// <summary>The kind of an aspect.</summary>
    /// <exception cref="KeyNotFoundException">No aspect of that name.</exception>
    public static AspectKind KindOf(string aspect) =>
        aspect.StartsWith(Planned, StringComparison.Ordinal) ? AspectKind.State
        : aspect.StartsWith(Agreed, StringComparison.Ordinal) ? AspectKind.Provision
        : Known[aspect].Kind;

    /// <summary>The coded fields of an aspect, apart from counts.</summary>
    public static IReadOnlyList<string> FieldsOf(string aspect) =>
        Known.TryGetValue(aspect, out var known) || Known.TryGetValue(aspect[(aspect.IndexOf('.') + 1)..], out known) ? known.Fields : [];

    /// <summary>States whose fields are all named here, so that a later claim that sets them all leaves nothing of an earlier one. A
    /// monitor has counts besides, of whatever was counted.</summary>
    internal static readonly IReadOnlySet<string> Prunable = Known.Where(aspect => aspect.Value.Kind == AspectKind.State && aspect.Key != "monitor").Select(aspect => aspect.Key).ToHashSet(StringComparer.Ordinal);

    /// <summary>True when the members of an aspect are the items of lists, which can be complete.</summary>
    public static bool IsList(string aspect) => aspect is "area" or "agreed.area" or "planned.area";
}
