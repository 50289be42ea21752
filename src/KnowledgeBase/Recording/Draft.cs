using System.Text.Json.Nodes;
using KnowledgeBase.Events;

namespace KnowledgeBase.Recording;

/// <summary>A record as somebody wrote it: not yet checked.</summary>
/// <param name="Stream">What it is about.</param>
/// <param name="Type">The name of its type, without version.</param>
/// <param name="Data">Its fields.</param>
public sealed record Draft(string Stream, string Type, JsonObject Data)
{
    /// <summary>The file that it was read from.</summary>
    public string? File { get; init; }

    /// <summary>The line that it begins on, from 1.</summary>
    public int? Line { get; init; }

    /// <summary>The column that it begins in, from 1.</summary>
    public int? Column { get; init; }

    /// <summary>Where its fields stand, by path (<c>places[2].extent</c>), as far as that is known; lines and columns from 1.</summary>
    public IReadOnlyDictionary<string, (int Line, int Column)>? Places { get; init; }

    /// <summary>Its record id, when it has one.</summary>
    public string? Record => Data["record"] is JsonValue value && value.TryGetValue<string>(out var record) ? record : null;

    /// <summary>What its fields say, once they were found well-formed.</summary>
    internal Event? Content { get; set; }

    private (string Archive, Guid Id)? _id;

    /// <summary>The id of its event in an archive; it must have a record id.</summary>
    internal Guid IdIn(string archive)
    {
        if (_id is not { } known || known.Archive != archive) _id = known = (archive, EventIds.Of(archive, Record!));
        return known.Id;
    }

    /// <summary>Where a field stands; what is not there itself is looked for where it would be, in the end in the record.</summary>
    /// <param name="path">The field; empty for the record.</param>
    public (int? Line, int? Column) PlaceOf(string path)
    {
        for (var at = path; at.Length > 0; at = at[..Math.Max(0, at.LastIndexOfAny(['.', '[']))])
        {
            if (Places?.TryGetValue(at, out var place) == true) return place;
        }

        return (Line, Column);
    }
}

/// <summary>What is wrong with one record: where it stands, which field, and what would be right.</summary>
/// <param name="Draft">The record.</param>
/// <param name="Path">The field; empty for the record as a whole.</param>
/// <param name="Message">What is wrong.</param>
public sealed record RecordError(Draft Draft, string Path, string Message)
{
    /// <summary><c>file.yaml:12:5: zone.established 'r1': on: …</c>.</summary>
    public override string ToString() => $"{Place()}{Draft.Type} '{Draft.Record}': {(Path.Length == 0 ? "" : $"{Path}: ")}{Message}";

    private string Place() => (Draft.File, Draft.PlaceOf(Path)) switch
    {
        (null, _) => "",
        ({ } file, (null, _)) => $"{file}: ",
        ({ } file, ({ } line, null)) => $"{file}:{line}: ",
        ({ } file, ({ } line, { } column)) => $"{file}:{line}:{column}: ",
    };
}

/// <summary>Records that cannot be recorded; nothing was.</summary>
public sealed class InvalidRecordsException(IReadOnlyList<RecordError> errors) : Exception(string.Join(Environment.NewLine, errors))
{
    /// <summary>Everything that is wrong, in the order of the records.</summary>
    public IReadOnlyList<RecordError> Errors { get; } = errors;
}
