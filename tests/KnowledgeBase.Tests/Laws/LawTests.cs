using FsCheck;
using FsCheck.Fluent;
using KnowledgeBase.Claims;
using KnowledgeBase.Events;
using KnowledgeBase.Time;

namespace KnowledgeBase.Tests.Laws;

/// <summary>The laws of the model, over random histories. A failure prints the history, shrunk, with its seed.</summary>
public sealed class LawTests
{
    private const int Histories = 1_800;

    private static void Hold(Func<History, Random, string?> wrong, int histories = Histories) =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(histories).WithEndSize(100),
            Prop.ForAll(History.Arbitrary, history => wrong(history, new Random(history.Seed)) is { } problem ? false.Label(problem) : true.ToProperty()));

    private static string? Differ(World expected, World actual)
    {
        var (x, y) = (Fingerprint.Of(expected).Split('\n'), Fingerprint.Of(actual).Split('\n'));
        return x.SequenceEqual(y) ? null : $"expected\n{string.Join('\n', x.Except(y))}\nbut was\n{string.Join('\n', y.Except(x))}";
    }

    [Fact]
    public void An_answer_at_a_fixed_position_never_changes_whatever_is_appended_later() => Hold((history, random) =>
    {
        var position = random.Next(history.Log.Count + 1);
        var vantage = history.RandomVantage(random) with { RecordedBy = RecordingPoint.At(position) };
        return Differ(ReferenceModel.At(history.Log.Take(position), vantage), ReferenceModel.At(history.Log, vantage));
    });

    [Fact]
    public void Correcting_is_as_if_one_had_never_erred() => Hold((history, random) =>
    {
        var amendments = history.Log.Where(recorded => recorded.Content is Amendment).ToLookup(recorded => ((Amendment)recorded.Content).Target);
        var corrections = history.Log.Where(recorded => recorded.Content is RecordCorrected && !Effective.IsRetracted(recorded.Record, record => amendments[record])).ToHashSet();
        var right = history.Log.Where(recorded => !corrections.Contains(recorded)).Select(recorded =>
            amendments[recorded.Record].Where(corrections.Contains).ToList() is { Count: > 0 } of
                ? new Recorded(
                    recorded.Position, recorded.Timestamp, recorded.Id, recorded.Stream, EventTypes.Of(recorded.Content).StoredName,
                    Effective.CorrectedJson(recorded, of.Select(one => (RecordCorrected)one.Content)))
                : recorded);
        var vantage = history.RandomVantage(random);
        return Differ(ReferenceModel.At(History.Renumber(right), vantage), ReferenceModel.At(history.Log, vantage));
    });

    [Fact]
    public void Recording_in_another_order_gives_the_same_answers() => Hold((history, random) =>
    {
        // Registrations stay first; amendments stay after their targets, and in order among themselves on each stream.
        var reports = history.Log.Skip(RandomHistory.PreludeLength).Where(recorded => recorded.Content is not Amendment).ToArray();
        var amendments = history.Log.Where(recorded => recorded.Content is Amendment).ToList();
        random.Shuffle(reports);
        var shuffled = history.Log.Take(RandomHistory.PreludeLength).Where(recorded => recorded.Content is not Amendment).Concat(reports).Concat(amendments);
        var vantage = history.RandomVantage(random);
        return Differ(ReferenceModel.At(history.Log, vantage), ReferenceModel.At(History.Renumber(shuffled), vantage));
    });

    [Fact]
    public void Retracting_an_amendment_restores_the_answers_without_it() => Hold((history, random) =>
    {
        var amendments = history.Log.Where(recorded => recorded.Content is Amendment).ToList();
        if (amendments.Count == 0) return null;
        var undone = amendments[random.Next(amendments.Count)];
        // What amends the undone amendment goes with it: without it there would be nothing to amend.
        var gone = new HashSet<string> { undone.Record };
        var without = history.Log.Where(recorded => !gone.Contains(recorded.Record) && !(recorded.Content is Amendment amendment && gone.Contains(amendment.Target) && gone.Add(recorded.Record))).ToList();
        var retraction = new Recorded(history.Log.Count + 1, history.Log[^1].Timestamp.AddDays(1), EventIds.Of("test", "undo"), undone.Stream, "record.retracted",
            new() { ["record"] = "undo", ["target"] = undone.Record, ["reason"] = "a test" });
        var vantage = history.RandomVantage(random);
        return Differ(ReferenceModel.At(History.Renumber(without), vantage), ReferenceModel.At(history.Log.Append(retraction), vantage));
    });

    [Fact]
    public void Vagueness_never_disputes() => Hold((history, random) =>
    {
        var vantage = new Vantage { AsOf = Day.Of(2017, 4, 25).Plus(random.Next(300)) };
        var world = ReferenceModel.At(history.Log, vantage);
        foreach (var (stream, aspect, type) in new[] { ("zone/idlib", "established", "zone.established"), ("zone/homs", "established", "zone.established"), ("agreement/memorandum", "signed", "agreement.signed") })
        {
            var answer = Frontier.Of(world, stream, aspect);
            if (answer is not { Verdict: Verdict.Settled, Date: { Earliest.IsFinite: true, Latest.IsFinite: true } date }) continue;
            var wider = $"[{date.Earliest.Plus(-random.Next(40))}..{date.Latest.Plus(random.Next(40))}]";
            var vague = new Recorded(history.Log.Count + 1, history.Log[^1].Timestamp.AddDays(1), EventIds.Of("test", "vague"), stream, type,
                new() { ["record"] = "vague", ["source"] = RandomHistory.Sources[random.Next(RandomHistory.Sources.Length)], ["on"] = wider });
            var after = Frontier.Of(ReferenceModel.At(history.Log.Append(vague), vantage), stream, aspect);
            if (after.Verdict == Verdict.Contested) return $"{wider} made {stream} {aspect} contested, which was settled on {date}";
        }

        return null;
    });

    [Fact]
    public void According_to_one_edition_is_as_if_the_archive_held_only_what_it_carries() => Hold((history, random) =>
    {
        var source = RandomHistory.Sources[random.Next(RandomHistory.Sources.Length)];
        var asOf = Day.Of(2017, 4, 25).Plus(random.Next(30));
        var all = ReferenceModel.At(history.Log, new Vantage { AsOf = asOf });
        var amendments = history.Log.Where(recorded => recorded.Content is Amendment).ToLookup(recorded => ((Amendment)recorded.Content).Target);
        var effective = history.Log.Where(recorded => recorded.Content is not Amendment).Select(recorded => Effective.Of(recorded, record => amendments[record])).OfType<Effective>().ToList();
        var edition = all.Sources.GetValueOrDefault(source);
        var carried = effective.Where(one => one.Content is Report report && edition is not null && Carries(edition, report, effective, all)).Select(one => one.Event.Record).ToHashSet();
        var only = history.Log.Where(recorded => Root(recorded).Content is not (Report or SourceOmitted) || carried.Contains(Root(recorded).Record));
        return Differ(ReferenceModel.At(only, new Vantage { AsOf = asOf }), ReferenceModel.At(history.Log, new Vantage { AsOf = asOf, AccordingTo = [new(SourceSelectorKind.Source, source)] }));

        Recorded Root(Recorded recorded) => recorded.Content is Amendment amendment ? Root(history.Log.First(other => other.Record == amendment.Target)) : recorded;
    });

    // An edition carries what it says itself, and what an earlier one said that no edition since said anew or left out.
    private static bool Carries(Edition edition, Report report, List<Effective> effective, World world) =>
        world.Sources.GetValueOrDefault(report.Source) is { } own && own.Work == edition.Work && own.Number <= edition.Number
        && !effective.Exists(other => world.Sources.GetValueOrDefault((other.Content as Report)?.Source ?? other.Event.Stream) is { } since
            && since.Work == edition.Work && since.Number > own.Number && since.Number <= edition.Number
            && report.Key is { } key && key == (other.Content switch { Report said => said.Key, SourceOmitted omitted => omitted.Key, _ => null }));

    [Fact]
    public void Histories_are_varied_enough_to_mean_something()
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        void Count(string what) => counts[what] = counts.GetValueOrDefault(what) + 1;
        for (var seed = 0; seed < 3_000; seed++)
        {
            var log = History.Record(RandomHistory.Of(seed, 40));
            foreach (var recorded in log.Skip(RandomHistory.PreludeLength)) Count(recorded.Content.GetType().Name);
            var world = ReferenceModel.At(log, new Vantage { AsOf = Day.Of(2017, 5, 5).Plus(seed % 200) });
            foreach (var answer in new[] { "zone/idlib", "agreement/memorandum", "topic/monitors" }.SelectMany(thing => Frontier.Of(world, thing)))
            {
                Count($"{answer.Kind} {answer.Verdict}");
                foreach (var value in answer.Values)
                {
                    Count($"{value.Standing}");
                    Count($"{value.Claim.Modality} {value.Claim.Polarity}");
                }

                if (answer.Deprecated.Count > 0) Count("deprecated");
            }

            foreach (var obligation in Obligation.Of(world, "agreement/memorandum")) Count($"{obligation.State}");
        }

        string[] expected =
        [
            .. Enum.GetNames<Standing>(), .. Enum.GetNames<ObligationState>().Where(state => state != nameof(ObligationState.Silent)), "deprecated",
            .. from modality in Enum.GetNames<Modality>() from polarity in Enum.GetNames<Polarity>() select $"{modality} {polarity}",
            .. from kind in Enum.GetNames<AspectKind>() from verdict in new[] { "Settled", "Open", "Contested" } select $"{kind} {verdict}",
            "State Lapsed", nameof(RecordCorrected), nameof(RecordRetracted), nameof(RecordDeprecated), nameof(SourceOmitted), nameof(ThingSameAs),
        ];
        expected.Where(what => counts.GetValueOrDefault(what) < 5).ShouldBeEmpty();
    }
}
