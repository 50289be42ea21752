using KnowledgeBase.Benchmarks.Data;
using KnowledgeBase.Time;

namespace KnowledgeBase.Benchmarks.Parts;

/// <summary>Where a page is seen from.</summary>
internal enum WebView
{
    Day,
    Published,
    Position,
    Publisher,
}

/// <summary>A page that can be asked for about several things.</summary>
/// <param name="Name">As the report calls it.</param>
/// <param name="Path">Behind the archive, of the nth thing; a query of its own behind a question mark.</param>
/// <param name="Views">What it can be seen from without being unknown there.</param>
internal sealed record WebPage(string Name, Func<int, string> Path, params WebView[] Views)
{
    private static readonly WebView[] Any = Enum.GetValues<WebView>();
    private static readonly string[] Aspects = ["control", "established", "agreed.rule"];

    /// <summary>Every page that has something to show.</summary>
    public static IReadOnlyList<WebPage> Of(WebSubjects of)
    {
        var pages = new List<WebPage> { new("board", _ => "", Any), new("map.svg", _ => "map.svg", Any) };
        foreach (var kind in (string[])["zone", "agreement", "meeting", "incident", "actor", "source", "topic", "place"])
        {
            if (!of.Things.Contains(kind)) continue;
            var things = Spread(of.Things[kind]);
            pages.Add(new($"{kind}s", _ => $"{kind}s", Any));
            pages.Add(new(kind, nth => things[nth % things.Count], Any));
        }

        var (zones, topics, actors, statements) = (Spread(of.Things["zone"]), Spread(of.Things["topic"]), Spread(of.Things["actor"]), Spread(of.Things["statement"]));
        var (records, about) = (Spread(of.Records), Spread(of.Records.Select(one => one.About).Where(thing => thing.StartsWith("zone/", StringComparison.Ordinal) || thing.StartsWith("agreement/", StringComparison.Ordinal)).Distinct()));
        pages.AddRange(
        [
            new("timeline.svg of a zone", nth => $"{zones[nth % zones.Count]}/timeline.svg", Any),
            new("claims.svg of a zone", nth => $"{zones[nth % zones.Count]}/claims.svg", Any),
            new("positions", _ => "positions", Any),
            new("positions on a topic", nth => $"positions?topic={topics[nth % topics.Count]}", Any),
            new("positions of an actor", nth => $"positions?actor={actors[nth % actors.Count]}", Any),
            new("positions.svg", _ => "positions.svg", Any),
            new("statements", _ => "statements", Any),
            new("statements on a topic", nth => $"statements?topic={topics[nth % topics.Count]}", Any),
            new("statements of an actor", nth => $"statements?speaker={actors[nth % actors.Count]}", WebView.Day, WebView.Published),
            new("statement", nth => statements[nth % statements.Count], WebView.Day),
            new("history of a thing", nth => $"history/{about[nth % about.Count]}", Any),
            new("history of an aspect", nth => $"history/{zones[nth % zones.Count]}?aspect={Aspects[nth / zones.Count % Aspects.Length]}", Any),
            new("history-picture.svg", nth => $"history-picture.svg?thing={zones[nth % zones.Count]}&item=established", Any),
            new("record", nth => $"record/{records[nth % records.Count].Record}", WebView.Day, WebView.Published, WebView.Publisher),
            new("search", nth => $"search?q={Uri.EscapeDataString(Word(of, nth))}", Any),
            new("compare", _ => "compare", Any),
            new("compare one thing", nth => $"compare?thing={zones[nth % zones.Count]}", Any),
            new("check", _ => "check", Any),
            new("projections", _ => "projections", Any),
        ]);
        if (of.Amendments.Count > 0) pages.Add(new("impact", nth => $"impact/{of.Amendments[nth % of.Amendments.Count]}", WebView.Day));
        return pages;
    }

    /// <summary>The nth address: another thing, another vantage.</summary>
    public string Address(WebSubjects of, int nth)
    {
        var (seed, path) = ((ulong)nth, Path(nth));
        var vantage = new Vantage { AsOf = of.Days.First.Plus(Dice.Below((int)(of.Days.Last.Number - of.Days.First.Number), seed, 21)) };
        vantage = Views[nth % Views.Length] switch
        {
            WebView.Published => vantage with { PublishedBy = new PublicationDay(of.Days.First.Plus(Dice.Below((int)(of.Days.Last.Number - of.Days.First.Number), seed, 22))) },
            WebView.Position => vantage with { RecordedBy = RecordingPoint.At(of.First + (long)(Dice.Roll(seed, 23) % (ulong)Math.Max(1, of.Last - of.First))) },
            WebView.Publisher when of.Publishers.Count > 0 => vantage with { AccordingTo = [new SourceSelector(SourceSelectorKind.Publisher, of.Publishers[nth % of.Publishers.Count])] },
            _ => vantage,
        };
        return $"/archives/{of.Archive}{(path.Length > 0 ? "/" : "")}{path}{(path.Contains('?') ? '&' : '?')}{VantageText.ToQueryString(vantage)}";
    }

    private static string Word(WebSubjects of, int nth) => (nth % 3) switch
    {
        0 => Words(of, "zone", nth),
        1 => Words(of, "actor", nth),
        _ => "zone",
    };

    private static string Words(WebSubjects of, string kind, int nth)
    {
        var things = of.Things[kind].ToList();
        return things[nth % things.Count][(kind.Length + 1)..].Replace('-', ' ');
    }

    // Neighbours in the log are alike.
    private static List<T> Spread<T>(IEnumerable<T> all) => [.. all.Index().OrderBy(one => Dice.Roll((ulong)one.Index, 20)).Select(one => one.Item)];
}
