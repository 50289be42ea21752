using KnowledgeBase.Benchmarks.Data;
using KnowledgeBase.Time;

namespace KnowledgeBase.Benchmarks.Peers;

/// <summary>MariaDB's own bitemporal tables: an application-time period without overlaps, and system versioning.</summary>
internal sealed class MariaDb(string folder) : IPeer
{
    private const string Ever = "9999-12-31";
    private readonly MariaDbServer _server = new(System.IO.Path.Combine(folder, "server"));
    private MySqlSession? _session;

    public static bool IsInstalled => MariaDbServer.Path is not null;

    public string Name => "MariaDB";

    public bool Answers(KeyGroup group) => true;

    public async Task Fill(Workload load)
    {
        _session = await _server.Start();
        await _session.Scalar("create database bench");
        await _session.Scalar(Embedded.Text("Peers.mariadb_make.sql"));
        var file = System.IO.Path.Combine(folder, "state.tsv");
        await using (var writer = new StreamWriter(file))
            foreach (var (key, value, source, from, to) in Periods(load)) await writer.WriteAsync($"{key}\t{value}\t{source}\t{from}\t{(to is { } day ? $"{day}" : Ever)}\n");
        await _session.Scalar($"load data infile '{file}' into table bench.state (k, value, source, valid_from, valid_to)");
        await _session.Scalar("analyze table bench.state");
    }

    public Task<string?> Ask(AspectKey key, Day asOf) =>
        // No two periods overlap: the first that ends later is the only one that can hold. Its index is led by the end; without the limit
        // all later periods are read.
        _session!.Scalar($"select if(valid_from <= '{asOf}', value, null) from bench.state where k = '{BitemporalTable.KeyOf(key)}' and valid_to > '{asOf}' order by valid_to limit 1");

    public async Task<bool> Correct(AspectKey key, Day day, string value)
    {
        await _session!.Scalar($"update bench.state for portion of valid from '{day}' to '{Ever}' set value = '{value}' where k = '{BitemporalTable.KeyOf(key)}' and valid_from <= '{day}' and valid_to > '{day}'");
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        if (_session is not null) await _session.DisposeAsync();
        await _server.DisposeAsync();
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    private static IEnumerable<(string Key, string Value, string Source, Day From, Day? To)> Periods(Workload load)
    {
        foreach (var group in load.Groups)
        {
            for (var key = 0; key < group.Keys; key++)
            {
                var name = BitemporalTable.KeyOf(Workload.Key(group, key));
                // One report of a day holds; where those of a day differ, the answers are not compared.
                var days = Enumerable.Range(0, group.Size).Select(nth => load.RowOf(group, key, nth)).GroupBy(row => row.Latest).OrderBy(day => day.Key).Select(day => day.Last()).ToList();
                for (var i = 0; i < days.Count; i++) yield return (name, days[i].Value, days[i].Source, days[i].Latest, i + 1 < days.Count ? days[i + 1].Latest : null);
            }
        }
    }
}
