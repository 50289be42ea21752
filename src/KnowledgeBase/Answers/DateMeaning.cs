using System.Text.Json.Nodes;

namespace KnowledgeBase.Answers;

/// <summary>What a text means that may be a date.</summary>
/// <param name="Edtf">The text.</param>
/// <param name="Error">Why it is no date; null when it is one.</param>
/// <param name="Earliest">The first day, as written; null: it is none, or there is no limit on this side.</param>
/// <param name="Latest">The last day, likewise.</param>
/// <param name="Words">In words; null when it is no date.</param>
public sealed record DateMeaning(string Edtf, string? Error, string? Earliest, string? Latest, string? Words)
{
    /// <summary>The columns of <see cref="Cells"/>.</summary>
    public static readonly IReadOnlyList<string> Columns = ["edtf", "valid", "error", "earliest", "latest", "words"];

    /// <summary>Reads a text.</summary>
    public static DateMeaning Of(string text) => Time.Edtf.TryParse(text, out var date, out var error)
        ? new(text, null, AnswerJson.Day(date.Bounds.Earliest), AnswerJson.Day(date.Bounds.Latest), date.InWords())
        : new(text, $"{error.Message} (at character {error.Position + 1})", null, null, null);

    /// <summary>As JSON, without a version.</summary>
    public JsonObject Json => new() { ["edtf"] = Edtf, ["valid"] = Error is null, ["error"] = Error, ["earliest"] = Earliest, ["latest"] = Latest, ["words"] = Words };

    /// <summary>As a row.</summary>
    public IReadOnlyList<string?> Cells => [Edtf, Error is null ? "true" : "false", Error, Earliest, Latest, Words];
}
