using System.Text.Json.Nodes;
using KnowledgeBase.Claims;
using KnowledgeBase.Events;
using KnowledgeBase.Log;
using KnowledgeBase.Projections;
using KnowledgeBase.Time;
using Npgsql;

namespace KnowledgeBase.Recording;

/// <summary>What came of an amendment.</summary>
/// <param name="Record">The amendment's own record id.</param>
/// <param name="Target">The record that it amends.</param>
/// <param name="Stream">What that is about.</param>
/// <param name="Position">Where the amendment stands, or would stand.</param>
/// <param name="Fields">Of a correction: the fields that change, with what they were and are, as JSON.</param>
/// <param name="Impact">What answers otherwise.</param>
public sealed record Amended(string Record, string Target, string Stream, long Position, IReadOnlyList<FieldChange> Fields, Impact Impact);

/// <summary>Who amends what, and why.</summary>
/// <param name="Archive">The archive.</param>
/// <param name="Target">The record's id, or its event's.</param>
/// <param name="Reason">Why; required.</param>
/// <param name="Recorder">Who says so.</param>
/// <param name="DryRun">Only say what would change.</param>
/// <param name="At">The position that it must come to stand at, where its impact was shown for that; null: whatever comes next.</param>
/// <exception cref="ArchiveMovedOnException">Something else stands there by now.</exception>
public sealed record Amending(string Archive, string Target, string Reason, string Recorder, bool DryRun = false, long? At = null);

/// <summary>What correcting, retracting and deprecating have in common: found by its target, checked by the rules, its impact told.</summary>
internal sealed class Amend(IEventLog log, KeptTimelines kept)
{
    public Task<Amended> Record(Amending amending, string type, Func<Recorded, JsonObject> fields, CancellationToken ct) => log.InTransaction(
        amending.Archive,
        async transaction =>
        {
            if (amending.At is { } at && at != transaction.Head.Position + 1) throw new ArchiveMovedOnException(amending.Archive, at - 1, transaction.Head.Position);
            var target = await Find(transaction, amending, ct);
            var stream = (await transaction.ReadStream(target.Stream, ct)).Select(Stored.ToRecorded).ToList();
            var draft = DraftOf(amending, type, target, stream, fields(target));
            var before = transaction.Head.Position;
            await RecordEventsHandler.Record(transaction, new(amending.Archive, [draft], amending.Recorder), [draft], ct);

            var root = RootOf(target, stream);
            var (was, @is) = (Content(root, stream), Content(root, [.. (await transaction.ReadStream(target.Stream, ct)).Select(Stored.ToRecorded)]));
            if (type == "record.corrected" && FieldChange.Between(was, @is).Count == 0) throw new InvalidRecordsException([new(draft, "set", "changes nothing: the record says so already.")]);
            var connection = ((NpgsqlTransaction)transaction.Transaction!).Connection!;
            var impact = await ImpactReader.Read(
                connection, amending.Archive, before, transaction.Head.Position, Day.Of(transaction.Head.Timestamp!.Value), [.. new[] { was, @is }.OfType<Event>()], root, kept, ct);
            if (amending.DryRun) transaction.Discard();
            return new Amended(draft.Record!, target.Record, target.Stream, transaction.Head.Position, FieldChange.Between(was, @is), impact);
        },
        ct);

    private static async Task<Recorded> Find(ILogTransaction transaction, Amending amending, CancellationToken ct)
    {
        Guid[] ids = Guid.TryParse(amending.Target, out var id) ? [id, EventIds.Of(amending.Archive, amending.Target)] : [EventIds.Of(amending.Archive, amending.Target)];
        return (await transaction.Find(ids, ct)).Select(Stored.ToRecorded).FirstOrDefault()
            ?? throw new UnknownRecordException(amending.Archive, amending.Target);
    }

    private static Draft DraftOf(Amending amending, string type, Recorded target, IReadOnlyList<Recorded> stream, JsonObject fields)
    {
        var word = type[(type.IndexOf('.', StringComparison.Ordinal) + 1)..];
        var taken = stream.Select(recorded => recorded.Record).ToHashSet(StringComparer.Ordinal);
        var record = Enumerable.Range(1, int.MaxValue).Select(number => $"{target.Record}.{word}-{number}").First(name => !taken.Contains(name));
        var draft = new Draft(target.Stream, type, new JsonObject([KeyValuePair.Create<string, JsonNode?>("record", record), new("target", target.Record), new("reason", amending.Reason), .. fields.Select(field => KeyValuePair.Create(field.Key, field.Value?.DeepClone()))]));
        var wrong = RecordEventsHandler.Malformed(draft).ToList();
        return wrong.Count == 0 ? draft : throw new InvalidRecordsException(wrong);
    }

    internal static Recorded RootOf(Recorded target, IReadOnlyList<Recorded> stream)
    {
        var root = target;
        while (root.Content is Amendment amendment) root = stream.First(recorded => recorded.Record == amendment.Target);
        return root;
    }

    internal static Event? Content(Recorded root, IReadOnlyList<Recorded> stream)
    {
        var amendments = stream.Where(recorded => recorded.Content is Amendment).ToLookup(recorded => ((Amendment)recorded.Content).Target, StringComparer.Ordinal);
        return Effective.Of(root, record => amendments[record])?.Content;
    }
}

/// <summary>No record of the archive has this id.</summary>
public sealed class UnknownRecordException(string archive, string target)
    : LogException($"There is no record '{target}' in archive '{archive}'. A record is named by its id, as the dossier has it, or by its event's id; answers show both.");

/// <summary>The archive has moved on since the impact was shown, so it may be another one by now; nothing was recorded.</summary>
public sealed class ArchiveMovedOnException(string archive, long shown, long now)
    : LogException($"Archive '{archive}' ends at position {now} by now; the impact was shown as of position {shown}. Nothing was recorded: look at the impact again.");
