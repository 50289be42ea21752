using System.Text.Json.Nodes;
using KnowledgeBase.Events;
using KnowledgeBase.Log;
using KnowledgeBase.Time;

namespace KnowledgeBase.Benchmarks.Parts;

/// <summary>What the pages of an archive can be asked about, as the beginning of its log and the end tell it.</summary>
/// <param name="Archive">Its name.</param>
/// <param name="Things">Some references of each kind.</param>
/// <param name="Records">The ids of some reports, with what each is about.</param>
/// <param name="Amendments">The ids of some corrections, retractions and deprecations.</param>
/// <param name="Publishers">Who published sources.</param>
/// <param name="Days">The first and the last day that is asked about.</param>
/// <param name="First">The position by which all of these things, but for statements, are registered.</param>
/// <param name="Last">The last position.</param>
internal sealed record WebSubjects(
    string Archive, ILookup<string, string> Things, IReadOnlyList<(string Record, string About)> Records, IReadOnlyList<string> Amendments, IReadOnlyList<string> Publishers, (Day First, Day Last) Days, long First, long Last)
{
    private const int Begin = 20_000;
    private const int End = 500;
    private static readonly HashSet<string> Amending = [.. EventTypes.All.Where(type => type.Clr.IsAssignableTo(typeof(Amendment))).Select(type => type.Name)];

    public static async Task<WebSubjects> Of(IEventLog log, string archive, (Day First, Day Last) days)
    {
        var last = (await log.Head(archive)).Position;
        var events = (await log.ReadAll(archive, 0, Begin)).Concat(last > Begin ? await log.ReadAll(archive, Math.Max(Begin, last - End), End) : [])
            .Select(stored => (Stored: stored, Type: EventTypes.FindStored(stored.Type)!.Value.Type, Data: (JsonObject)JsonNode.Parse(stored.Data)!)).ToList();
        string record((StoredEvent Stored, EventType Type, JsonObject Data) one) => (string)one.Data["record"]!;
        var registered = events.FindAll(one => one.Type.IsRegistration);
        var reports = events.FindAll(one => one.Data.ContainsKey("source"));
        var first = registered.TakeWhile((one, nth) => nth == 0 || one.Stored.Position - registered[nth - 1].Stored.Position < End).Last().Stored.Position;
        return new(
            archive,
            registered.Where(one => one.Stored.Position <= first).Concat(reports.Where(one => one.Type.StreamKind == "statement")).Select(one => one.Stored.Stream).Distinct().ToLookup(thing => thing.Split('/')[0]),
            [.. reports.Select(one => (record(one), one.Stored.Stream))],
            [.. events.Where(one => Amending.Contains(one.Type.Name)).Select(record)],
            [.. registered.Select(one => (string?)one.Data["publisher"]).OfType<string>().Distinct()],
            days,
            first,
            last);
    }
}
