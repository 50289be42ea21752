using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using KnowledgeBase.Dossiers.Tables;
using KnowledgeBase.Events;
using KnowledgeBase.Log;

namespace KnowledgeBase.Recording;

/// <summary>A name that is probably another name's successor: all its rows are new, all of the other's are left out, and they say the same.</summary>
/// <param name="Old">As it was.</param>
/// <param name="New">As it is.</param>
/// <param name="Shared">How many rows they have in common, apart from the name.</param>
/// <param name="Equal">How many of these say the same.</param>
public sealed record SuggestedRename(string Old, string New, long Shared, long Equal);

/// <summary>Looks for values of the renamed column that were only called otherwise. It suggests, and nothing is assumed.</summary>
internal sealed class RenameSuggestions
{
    private const int MaxRows = 1_000_000;
    private const double LeastShared = 0.5;
    private const double LeastEqual = 0.9;
    private readonly List<(Regex Key, IReadOnlyList<string> Fields)> _shapes;
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<ulong, List<(string Name, ulong Content)>> _new = [];
    private int _rows;

    public RenameSuggestions(TableMapping mapping, IReadOnlyList<BoundRecord> records)
    {
        var column = mapping.RenameColumn?.Text;
        _shapes = column is null ? [] :
        [
            .. from record in records
               from field in record.Mapped.Fields.OfType<MappedField.Text>()
               where field.Name == "key" && field.Template.Template.Names.Count(name => name == column) == 1
               select (Shape(field.Template.Template, column), (IReadOnlyList<string>)[.. record.FieldNames.Where(one => one.Values.Contains(column)).Select(one => one.Name)]),
        ];
    }

    /// <summary>A record that was compared.</summary>
    public void Add(ComparedRecord compared)
    {
        if (_rows > MaxRows || Parts(EditionComparison.KeyOf(compared.Draft)!) is not { } parts) return;
        if (!compared.IsNew)
        {
            _known.Add(parts.Name);
        }
        else if (!_known.Contains(parts.Name))
        {
            _rows++;
            if (!_new.TryGetValue(parts.Others, out var names)) _new[parts.Others] = names = [];
            names.Add((parts.Name, DuplicateFinder.Hash(EditionComparison.ContentOf(compared.Draft, parts.Fields))));
        }
    }

    /// <summary>Pairs of names as keys have them, given the rows that are left out.</summary>
    public IReadOnlyList<SuggestedRename> Find(IEnumerable<(string Key, string Content)> omitted)
    {
        if (_rows is 0 or > MaxRows) return [];
        var pairs = new Dictionary<(string Old, string New), (long Shared, long Equal)>();
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (key, content) in omitted)
        {
            if (Parts(key) is not { } parts || _known.Contains(parts.Name)) continue;
            counts[parts.Name] = counts.GetValueOrDefault(parts.Name) + 1;
            var was = DuplicateFinder.Hash(Without(content, parts.Fields));
            foreach (var (name, now) in _new.GetValueOrDefault(parts.Others, []).Where(one => !_known.Contains(one.Name)))
            {
                var (shared, equal) = pairs.GetValueOrDefault((parts.Name, name));
                pairs[(parts.Name, name)] = (shared + 1, equal + (was == now ? 1 : 0));
            }
        }

        var likely = pairs.Where(pair => pair.Value.Shared >= LeastShared * counts[pair.Key.Old] && pair.Value.Equal >= LeastEqual * pair.Value.Shared)
            .Select(pair => new SuggestedRename(pair.Key.Old, pair.Key.New, pair.Value.Shared, pair.Value.Equal))
            .OrderByDescending(one => (double)one.Equal / one.Shared).ThenByDescending(one => one.Shared).ThenBy(one => one.Old, StringComparer.Ordinal).ThenBy(one => one.New, StringComparer.Ordinal);
        var (taken, suggested) = (new HashSet<string>(StringComparer.Ordinal), new List<SuggestedRename>());
        foreach (var one in likely.Where(one => !taken.Contains($"- {one.Old}") && !taken.Contains($"+ {one.New}")))
        {
            taken.UnionWith([$"- {one.Old}", $"+ {one.New}"]);
            suggested.Add(one);
        }

        return suggested;
    }

    private (string Name, ulong Others, IReadOnlyList<string> Fields)? Parts(string key)
    {
        foreach (var (shape, fields) in _shapes)
        {
            if (shape.Match(key) is { Success: true } match) return (match.Groups["name"].Value, DuplicateFinder.Hash($"{match.Groups["before"].Value}\n{match.Groups["after"].Value}"), fields);
        }

        return null;
    }

    private static string Without(string content, IReadOnlyList<string> fields)
    {
        var data = (JsonObject)JsonNode.Parse(content)!;
        foreach (var name in fields) data.Remove(name);
        return JsonText.NormalObject(data.ToJsonString(EventJson.Options));
    }

    private static Regex Shape(TableTemplate key, string column)
    {
        var at = key.Pieces.ToList().FindIndex(piece => piece.IsValue && piece.Text == column);
        string part(IEnumerable<TablePiece> pieces) => string.Concat(pieces.Select(piece => piece.IsValue ? ".+?" : Regex.Escape(piece.Text)));
        return new($"^(?<before>{part(key.Pieces.Take(at))})(?<name>.+?)(?<after>{part(key.Pieces.Skip(at + 1))})$", RegexOptions.CultureInvariant | RegexOptions.Singleline, TimeSpan.FromSeconds(1));
    }
}
