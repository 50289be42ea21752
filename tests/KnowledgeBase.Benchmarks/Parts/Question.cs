using KnowledgeBase.Benchmarks.Data;
using KnowledgeBase.Benchmarks.Measuring;
using KnowledgeBase.Claims;
using KnowledgeBase.Projections;
using KnowledgeBase.Queries;
using KnowledgeBase.Time;

namespace KnowledgeBase.Benchmarks.Parts;

/// <summary>A question that can be asked about several subjects.</summary>
/// <param name="Name">What is asked.</param>
/// <param name="Size">Claims on the key; null where the question is not about one key.</param>
/// <param name="Subjects">About how many it can be asked.</param>
/// <param name="Ask">Asks about the nth subject; hands back how many values the answer has.</param>
/// <param name="Rare">A source with few claims, some of them on the first subject.</param>
internal sealed record Question(string Name, int? Size, int Subjects, Func<int, Vantage, Task<int>> Ask, string Rare)
{
    /// <summary>It may well be that no answer has a value.</summary>
    public bool MayBeSilent { get; init; }

    /// <summary>Another question has asked about the same things already.</summary>
    public bool IsNeverCold { get; init; }

    public const string OneAspect = "one aspect";
    private const string Zones = $"source/{Workload.RareOfAll}";
    public const string OneTopic = "200 actors on one topic";

    /// <summary>Every question of an archive.</summary>
    public static IReadOnlyList<Question> All(Target target, string archive, Workload load)
    {
        var questions = load.Groups.FindAll(group => !group.IsStream || group.Size == Workload.HotSize).ConvertAll(group => new Question(OneAspect, group.Size, group.Keys, (key, vantage) => Aspect(target, archive, Workload.Key(group, key), vantage), RareOf(load, group)));
        var few = load.Positions(25);
        var board = Enumerable.Range(0, Workload.Zones).Select(zone => $"zone/z{zone}").Concat(Enumerable.Range(0, Workload.Agreements).Select(agreement => $"agreement/g{agreement}")).ToList();
        questions.AddRange(
        [
            new("one zone", null, Workload.Zones, async (zone, at) => Count(await target.Send(new AskThings(archive, at, "zone", $"zone/z{zone}"))), Zones),
            new("an actor's positions", null, Workload.Actors, async (actor, at) => (await target.Send(new AskPositions(archive, at, Actor: $"actor/a{actor}"))).Positions.Sum(answer => answer.Values.Count), RareOf(load, few)),
            new(OneTopic, null, few.Topics, async (topic, at) => (await target.Send(new AskPositions(archive, at, Topic: $"topic/t{few.FirstTopic + topic}"))).Positions.Sum(answer => answer.Values.Count), RareOf(load, few)),
            new("one topic with its tally", null, few.Topics, async (topic, at) => (await target.Send(new AskTopic(archive, at, $"topic/t{few.FirstTopic + topic}"))).Positions.Positions.Sum(answer => answer.Values.Count), RareOf(load, few)) { IsNeverCold = true },
            new("the board", null, 1, async (_, at) => Count(await target.Send(new AskThings(archive, at, "zone"))) + Count(await target.Send(new AskThings(archive, at, "agreement"))), Zones) { IsNeverCold = true },
            new("a diff of the board", null, 1, async (_, at) => (await target.Send(new AskDifferences(archive, at with { AsOf = at.AsOf!.Value.Plus(-365) }, at, board))).Differences.Count, Zones) { MayBeSilent = true, IsNeverCold = true },
        ]);
        return questions;
    }

    /// <summary>The narrowest question that an application can ask: the frontier of one aspect.</summary>
    public static async Task<Answer> Frontier(Target target, string archive, AspectKey key, Vantage vantage) =>
        (await target.Service<WorldReader>().Ask(archive, vantage, snapshot => Claims.Frontier.Of(snapshot.World, key.Entity, key.Aspect, key.Member))).Answer;

    private static async Task<int> Aspect(Target target, string archive, AspectKey key, Vantage vantage) => (await Frontier(target, archive, key, vantage)).Values.Count;

    // A key of one claim has no rare source of its own: any source will do.
    private static string RareOf(Workload load, KeyGroup group) => group.Size == 1 ? $"source/{load.RowOf(group, 0, 0).Source}" : $"source/{Workload.RareSource(group)}";

    private static int Count(ThingsAnswer answer) => answer.Things.Sum(thing => thing.Aspects.Sum(aspect => aspect.Values.Count) + thing.Obligations.Count);
}
