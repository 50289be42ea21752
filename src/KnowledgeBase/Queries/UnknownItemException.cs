using KnowledgeBase.Claims;
using KnowledgeBase.Events;
using KnowledgeBase.Log;

namespace KnowledgeBase.Queries;

/// <summary>There is no aspect of that name, nor anything else that can be asked of a thing.</summary>
public sealed class UnknownItemException(string item) : LogException(
    $"There is no aspect '{item}'.{Nearest.Hint(item, Names)} The aspects are those of docs/events.md, behind agreed. or planned. where laid down or planned; besides status, obligation and position.")
{
    private static IEnumerable<string> Names => Aspects.Names.Where(name => !name.StartsWith(Aspects.Agreed, StringComparison.Ordinal))
        .SelectMany(name => new[] { name, Aspects.Agreed + name, Aspects.Planned + name }).Concat(Aspects.Names).Concat(Others).Distinct();

    private static readonly string[] Others = ["status", "obligation", "position", "actors", "published"];

    internal static void Check(IReadOnlyList<string>? items)
    {
        foreach (var item in items ?? [])
        {
            var aspect = item.Split(' ')[0];
            if (!Aspects.Exists(aspect) && !Others.Contains(aspect)) throw new UnknownItemException(aspect);
        }
    }
}
