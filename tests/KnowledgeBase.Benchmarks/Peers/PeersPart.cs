using System.Diagnostics;
using KnowledgeBase.Benchmarks.Data;
using KnowledgeBase.Benchmarks.Measuring;
using KnowledgeBase.Benchmarks.Parts;
using KnowledgeBase.Claims;
using KnowledgeBase.Recording;
using KnowledgeBase.Time;

namespace KnowledgeBase.Benchmarks.Peers;

/// <summary>One aspect asked of the program and of another way, about the same keys and days.</summary>
/// <param name="Peer">The other way.</param>
/// <param name="Archive">The size of the archive in claims.</param>
/// <param name="Size">Reports on the key.</param>
/// <param name="Ours">What the program took.</param>
/// <param name="Theirs">What the other way took.</param>
/// <param name="Compared">How many answers could be compared: those that are settled, or silent, for the program.</param>
internal sealed record PeerRow(string Peer, long Archive, int Size, Timing Ours, Timing Theirs, int Compared);

/// <summary>What it takes to fill another way, and to correct one record of it.</summary>
internal sealed record PeerCost(string Peer, long Archive, double FillSeconds, Timing? Correction)
{
    public const string Ours = "this program";
}

/// <summary>Asks the same of the program and of the other ways, and compares the answers.</summary>
internal sealed class PeersPart(Run run)
{
    private const int MostKeys = 200;
    private const int Compared = 300;

    public async Task Measure(string archive, Workload load)
    {
        await run.Attempt("folding", () => Measure(archive, load, new Fold(run.Target, archive)));
        if (await run.Target.Scalar<bool>("select exists (select from pg_available_extensions where name = 'btree_gist')"))
            await run.Attempt("bitemporal table", () => Measure(archive, load, new BitemporalTable(run.Target)));
        else
            run.Results.Skipped.Add("The bitemporal table: this server has no extension btree_gist (Debian: postgresql-contrib, part of its server package).");
        if (MariaDb.IsInstalled)
            await run.Attempt("MariaDB", () => Measure(archive, load, new MariaDb(Path.Combine(run.Folder, "mariadb"))));
        else
            run.Results.Skipped.Add("MariaDB: mariadbd is neither in the PATH nor in /usr/sbin (Debian: mariadb-server-core).");
        await run.Attempt("a single correction", () => Corrections(archive, load));
    }

    private async Task Measure(string archive, Workload load, IPeer peer)
    {
        await using (peer)
        {
            var filling = Stopwatch.StartNew();
            await peer.Fill(load);
            var seconds = filling.Elapsed.TotalSeconds;
            foreach (var group in load.Groups.Where(group => (group.IsStream || group.Size == 1) && peer.Answers(group)))
            {
                run.Tell($"{peer.Name}: keys of {group.Size:N0}");
                run.Results.Peers.Add(await Ask(archive, load, group, peer));
            }

            var keys = load.Positions(25);
            var corrected = await peer.Correct(Workload.Key(keys, 0), Workload.LastDay, "no");
            var correction = corrected ? await run.Sampler(cold: true).Take(MostKeys, nth => peer.Correct(Workload.Key(keys, nth % keys.Keys), DayOf(nth), "no")) : null;
            run.Results.PeerCosts.Add(new(peer.Name, load.Claims, seconds, correction));
        }
    }

    private async Task<PeerRow> Ask(string archive, Workload load, KeyGroup group, IPeer peer)
    {
        AspectKey key(int nth) => Workload.Key(group, Dice.Below(Math.Min(group.Keys, MostKeys), (ulong)nth, 11));
        Task<string?> theirs(int nth) => peer.Ask(key(nth), DayOf(nth));
        Task<Answer> ours(int nth) => Question.Frontier(run.Target, archive, key(nth), new Vantage { AsOf = DayOf(nth) });
        var compared = 0;
        for (var nth = 0; nth < (group.Size > 1_000 ? Compared / 10 : Compared) / (run.Options.Small ? 10 : 1); nth++)
        {
            var (our, their) = (await ours(nth), await theirs(nth));
            if (our.Verdict is not (Verdict.Settled or Verdict.Silent)) continue;
            var value = our.Verdict == Verdict.Silent ? null : our.Values[0].Value.Values.Single().Word;
            if (value != their) throw new InvalidOperationException($"{key(nth)} as of {DayOf(nth)}: the program answers '{value}' ({our.Verdict}), and {peer.Name} '{their}'.");
            if (value is not null) compared++;
        }

        if (compared == 0) throw new InvalidOperationException($"no answer about a key of {group.Size:N0} was settled, so that nothing could be compared.");
        var timings = (await run.Sampler(cold: false).Take(int.MaxValue, ours), await run.Sampler(cold: false).Take(int.MaxValue, theirs));
        return new(peer.Name, load.Claims, group.Size, timings.Item1!, timings.Item2!, compared);
    }

    // What a correction takes here, to stand beside those of the others. Each makes an event more.
    private async Task Corrections(string archive, Workload load)
    {
        var keys = load.Positions(25);
        var timing = await run.Sampler(cold: true).Take(MostKeys, nth => run.Target.Send(new RecordEvents(archive, [CorrectedPart.Correction(load.RowOf(keys, nth % keys.Keys, 3, shift: 1), $"correction-{Environment.ProcessId}-{nth}")], "benchmark")));
        run.Results.PeerCosts.Add(new(PeerCost.Ours, load.Claims, 0, timing));
    }

    private static Day DayOf(int nth) => Workload.FirstDay.Plus(Dice.Below(Workload.Span, (ulong)nth, 12));
}
