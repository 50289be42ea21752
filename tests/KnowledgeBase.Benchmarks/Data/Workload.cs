using KnowledgeBase.Time;

namespace KnowledgeBase.Benchmarks.Data;

/// <summary>Keys that have the same number of claims.</summary>
/// <param name="Size">Claims on each key.</param>
/// <param name="Keys">How many keys.</param>
/// <param name="First">The number of its first row.</param>
/// <param name="FirstTopic">The number of its first topic; null for control of zones.</param>
/// <param name="FirstZone">The number of its first zone.</param>
internal sealed record KeyGroup(int Size, int Keys, long First, int? FirstTopic, int FirstZone)
{
    /// <summary>All claims of a key are in one stream.</summary>
    public bool IsStream => FirstTopic is null;

    public long Rows => (long)Size * Keys;

    /// <summary>The topics of the group, each with every actor as far as there are keys.</summary>
    public int Topics => FirstTopic is null ? 0 : (Keys + Workload.Actors - 1) / Workload.Actors;
}

/// <summary>An aspect of a thing.</summary>
internal sealed record AspectKey(string Entity, string Aspect, string Member);

/// <summary>
/// What an archive of so many claims holds. A report on who controls a zone makes one claim; a statement makes two: that it was made,
/// and the speaker's position. Keys have 1, 25, 1,000 or 50,000 claims, as far as they fit.
/// </summary>
internal sealed class Workload
{
    public const int Actors = 200;
    public const int Zones = 30;
    public const int Agreements = 30;
    public const int HotSize = 50_000;

    /// <summary>Archives of fewer claims are for trying things out: little of everything.</summary>
    public const int Small = 100_000;
    private const int RarePerKey = 5;

    public Workload(long claims, bool grouped = false)
    {
        (Claims, Grouped) = (claims, grouped);
        var isSmall = claims < Small;
        var share = claims / 10_000_000.0;
        Sources = isSmall ? 200 : 4_000;
        var zones = isSmall ? 1 : 4;
        var hot = claims < 2 * HotSize ? 0 : Math.Max(1, (int)(20 * share));
        var thousands = Math.Max(isSmall ? 1 : 5, (int)(500 * share));
        var rollCalls = Math.Max(2, (int)(1_000 * share)) * Actors;
        var left = claims - ((long)hot * HotSize) - (zones * 1_025L) - (2_000L * thousands) - (2L * rollCalls);
        var few = Math.Max(isSmall ? Actors / 4 : Actors, (int)(left / 50));
        Add(HotSize, hot, firstZone: 0);
        Add(1_000, zones, firstZone: Zones - (2 * zones));
        Add(25, zones, firstZone: Zones - zones);
        Add(1_000, thousands);
        Add(25, few);
        Add(1, rollCalls);
    }

    /// <summary>How many claims were asked for; the tables say how many there are.</summary>
    public long Claims { get; }

    /// <summary>Rows come key by key; else those of all keys among each other.</summary>
    public bool Grouped { get; }

    public int Sources { get; }

    public List<KeyGroup> Groups { get; } = [];

    public long Rows { get; private set; }

    public int Topics { get; private set; }

    public static Day FirstDay { get; } = Day.Of(1984, 1, 1);

    /// <summary>Days that the reports are about.</summary>
    public const int Span = 40 * 365;

    public static Day LastDay => FirstDay.Plus(Span - 1);

    /// <summary>Positions of actors.</summary>
    public KeyGroup Positions(int size) => Groups.First(group => group.Size == size && !group.IsStream);

    /// <summary>The keys of a group, by number.</summary>
    public static AspectKey Key(KeyGroup group, int number) => group.FirstTopic is { } topic
        ? new($"topic/t{topic + (number / Actors)}", "position", $"actor/a{number % Actors}")
        : new($"zone/z{group.FirstZone + number}", "control", "");

    /// <summary>A source with a handful of claims, on the first key of the group.</summary>
    public static string RareSource(KeyGroup group) => $"rare-{(group.IsStream ? "control" : "position")}-{group.Size}";

    /// <summary>A source with a handful of claims, on zones.</summary>
    public const string RareOfAll = "rare-zones";

    /// <summary>The row at a place of the table.</summary>
    public Row At(long place, int shift = 0)
    {
        var number = Grouped ? place : (long)((UInt128)place * 2_654_435_761 % (ulong)Rows);
        var group = Groups.FindLast(group => group.First <= number)!;
        var (key, nth) = Math.DivRem(number - group.First, group.Size);
        return RowOf(group, (int)key, (int)nth, shift);
    }

    /// <summary>The nth row of a key.</summary>
    /// <param name="group">The group.</param>
    /// <param name="key">The key's number in it.</param>
    /// <param name="nth">The row's number on the key.</param>
    /// <param name="shift">So many days later, as a correction has it.</param>
    public Row RowOf(KeyGroup group, int key, int nth, int shift = 0)
    {
        var rare = group.Size > RarePerKey && key == 0 && nth % (group.Size / RarePerKey) == 0;
        return Row.Of(this, group, key, nth, group.First + ((long)key * group.Size) + nth, rare, shift);
    }

    private void Add(int size, int keys, int? firstZone = null)
    {
        if (keys == 0) return;
        var group = new KeyGroup(size, keys, Rows, firstZone is null ? Topics : null, firstZone ?? 0);
        Groups.Add(group);
        Rows += group.Rows;
        Topics += group.Topics;
    }
}
