using System.Text.Json;
using System.Text.Json.Nodes;
using KnowledgeBase.Events;
using KnowledgeBase.IntegrationTests.Log;

namespace KnowledgeBase.IntegrationTests.Recording;

/// <summary>Writes the rows that a Marten application writes: events, and their streams' versions, and nothing of ours.</summary>
internal sealed class MartenApplication(LogDatabase database, string archive)
{
    public Task Append(string stream, string type, object fields) =>
        Append(stream, type, fields as JsonObject ?? (JsonObject)JsonSerializer.SerializeToNode(fields)!, id: null);

    public async Task Append(string stream, string type, JsonObject data, Guid? id)
    {
        id ??= data["record"] is { } record ? EventIds.Of(archive, record.GetValue<string>()) : Guid.NewGuid();
        await using var command = database.Source.CreateCommand("""
            with stream as (
              insert into kb.mt_streams (tenant_id, id, version) values ($1, $2, 1)
              on conflict (tenant_id, id) do update set version = mt_streams.version + 1
              returning version
            )
            insert into kb.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, user_name, is_archived)
            select nextval('kb.mt_events_sequence'), $3, $2, version, $4::jsonb, $5, '2020-01-01', $1, 'application', false from stream
            """);
        foreach (var value in new object[] { archive, stream, id.Value, data.ToJsonString(), type }) command.Parameters.AddWithValue(value);
        // The foreign key is checked when the statement ends.
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    public Task Actor(string name) => Append($"actor/{name}", "actor.registered", new { record = name, name, kind = "state" });

    public Task Statement(string stream, string record, string speaker = "actor/russia", string text = "It was said.") =>
        Append(stream, "statement.made", new { record, source = "source/tass-astana-4", speaker, kind = "announcement", text });
}
