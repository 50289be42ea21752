using System.Text.Json;
using KnowledgeBase.Benchmarks.Data;
using KnowledgeBase.Benchmarks.Measuring;
using KnowledgeBase.Time;
using Npgsql;

namespace KnowledgeBase.Benchmarks.Peers;

/// <summary>
/// The plain way of event sourcing: reads a stream's events in order, and keeps what the latest one up to the day says. A date that is
/// no day counts from its last day.
/// </summary>
internal sealed class Fold(Target target, string archive) : IPeer
{
    private const string Sql = "select data from kb.mt_events where tenant_id = $1 and stream_id = $2 and type = 'zone.controlled' order by version";

    public const string TheName = "folding the stream";

    public string Name => TheName;

    // Positions stand in as many streams as statements.
    public bool Answers(KeyGroup group) => group.IsStream;

    public Task Fill(Workload load) => Task.CompletedTask;

    public async Task<string?> Ask(AspectKey key, Day asOf)
    {
        await using var connection = await target.Source.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(Sql, connection) { Parameters = { new() { Value = archive }, new() { Value = key.Entity } } };
        await using var reader = await command.ExecuteReaderAsync();
        var (held, since) = ((string?)null, Day.BeginningOfTime);
        while (await reader.ReadAsync())
        {
            var report = JsonSerializer.Deserialize<Controlled>(reader.GetString(0), JsonSerializerOptions.Web)!;
            var day = LastDay(report.On);
            if (day <= asOf && day >= since) (held, since) = (report.By, day);
        }

        return held;
    }

    public Task<bool> Correct(AspectKey key, Day day, string value) => Task.FromResult(false);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static Day LastDay(string on) => DateOnly.TryParseExact(on, "yyyy-MM-dd", out var day) ? Day.Of(day) : Edtf.Parse(on).Padded(new EdtfPadding(1, 1, 1)).Latest;

    private sealed record Controlled(string By, string On);
}
