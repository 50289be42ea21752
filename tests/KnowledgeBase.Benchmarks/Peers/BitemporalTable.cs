using KnowledgeBase.Benchmarks.Data;
using KnowledgeBase.Benchmarks.Measuring;
using KnowledgeBase.Time;
using Npgsql;
using NpgsqlTypes;

namespace KnowledgeBase.Benchmarks.Peers;

/// <summary>A table written by hand: ranges of days and of recording, kept well-formed by a GiST index.</summary>
internal sealed class BitemporalTable(Target target) : IPeer
{
    private static readonly string AskSql = Embedded.Text("Peers.bitemporal_ask.sql");
    private static readonly string CorrectSql = Embedded.Text("Peers.bitemporal_correct.sql");

    public string Name => "bitemporal table";

    public bool Answers(KeyGroup group) => true;

    public static string KeyOf(AspectKey key) => $"{key.Entity} {key.Aspect} {key.Member}".Trim();

    public async Task Fill(Workload load)
    {
        await target.Execute(Embedded.Text("Peers.bitemporal_make.sql"));
        await using (var connection = await target.Source.OpenConnectionAsync())
        await using (var writer = await connection.BeginBinaryImportAsync("copy peer.report from stdin (format binary)"))
        {
            for (var place = 0L; place < load.Rows; place++)
            {
                var row = load.At(place);
                await writer.StartRowAsync();
                await writer.WriteAsync(KeyOf(row.Key));
                await writer.WriteAsync(DateOf(row.Latest), NpgsqlDbType.Date);
                await writer.WriteAsync(row.Value);
                await writer.WriteAsync(row.Source);
                await writer.WriteAsync(place);
            }

            await writer.CompleteAsync();
        }

        await target.Execute(Embedded.Text("Peers.bitemporal_fill.sql"));
    }

    public async Task<string?> Ask(AspectKey key, Day asOf)
    {
        await using var connection = await target.Source.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(AskSql, connection) { Parameters = { new() { Value = KeyOf(key) }, new() { Value = DateOf(asOf) } } };
        return (string?)await command.ExecuteScalarAsync();
    }

    public async Task<bool> Correct(AspectKey key, Day day, string value)
    {
        await target.Execute(CorrectSql, KeyOf(key), DateOf(day), value);
        return true;
    }

    public async ValueTask DisposeAsync() => await target.Execute("drop schema if exists peer cascade");

    internal static DateOnly DateOf(Day day) => DateOnly.FromDayNumber((int)day.Number + new DateOnly(1970, 1, 1).DayNumber);
}
