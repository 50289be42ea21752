using System.Globalization;
using System.Text.Json.Nodes;
using KnowledgeBase.Claims;
using KnowledgeBase.Log;

namespace KnowledgeBase.Answers;

/// <summary>The archives of a database, for programs.</summary>
public static class ArchivesDocument
{
    /// <summary>Of all archives.</summary>
    public static AnswerDocument Of(IReadOnlyList<ArchiveInfo> archives) => new(
        new JsonObject { ["archives"] = AnswerJson.Array(archives, Of) },
        "archives",
        ["archive", "events", "created", "recorded"],
        archives.Select(one => (IReadOnlyList<string?>)[one.Name, one.Events.ToString(CultureInfo.InvariantCulture), Wording.Instant(one.Created), Recorded(one)]));

    /// <summary>Of one archive.</summary>
    public static JsonObject Of(ArchiveInfo archive) =>
        new() { ["archive"] = archive.Name, ["events"] = archive.Events, ["created"] = Wording.Instant(archive.Created), ["recorded"] = Recorded(archive) };

    private static string? Recorded(ArchiveInfo archive) => archive.Head.Timestamp is { } last ? Wording.Instant(last) : null;
}
