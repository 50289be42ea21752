using JasperFx;
using KnowledgeBase.Events;
using KnowledgeBase.Recording;
using Marten;

namespace KnowledgeBase.Marten;

/// <summary>
/// Before an application saves: what it appends are well-formed records of an archive, and each gets its record's id. Whether what they
/// refer to exists is for the archive to say, when it takes them in.
/// </summary>
internal sealed class RecordsOnly : DocumentSessionListenerBase
{
    public override Task BeforeSaveChangesAsync(IDocumentSession session, CancellationToken token)
    {
        var wrong = new List<RecordError>();
        foreach (var stream in session.PendingChanges.Streams())
        {
            var archive = stream.TenantId ?? session.TenantId;
            if (archive == StorageConstants.DefaultTenantId)
                throw new InvalidOperationException($"{stream.Key}: an archive is a tenant, and this session has none. Open it with the archive's name: LightweightSession(\"syria\").");
            foreach (var e in stream.Events)
            {
                if (e.Data is not Event content)
                    throw new InvalidOperationException($"{stream.Key}: {e.EventType.Name} is no event of an archive. These are the records of KnowledgeBase.Events.");
                wrong.AddRange(RecordEventsHandler.Malformed(new Draft(stream.Key!, EventTypes.Of(content).Name, EventJson.ToJson(content))));
                e.Id = EventIds.Of(archive, content.Record);
            }
        }

        return wrong.Count == 0 ? Task.CompletedTask : throw new InvalidRecordsException(wrong);
    }
}
