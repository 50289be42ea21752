using System.Globalization;
using System.Text.Json.Nodes;
using KnowledgeBase.Claims;
using KnowledgeBase.Recording;

namespace KnowledgeBase.Answers;

/// <summary>Tables that were imported or reconciled, for programs.</summary>
public static class ImportsDocument
{
    /// <summary>Of those of an archive.</summary>
    public static AnswerDocument Of(IReadOnlyList<ImportRecord> imports) => new(
        new JsonObject
        {
            ["imports"] = AnswerJson.Array(imports, one => new JsonObject
            {
                ["file"] = one.File,
                ["mapping"] = one.Mapping,
                ["kind"] = Wording.Of(one.Kind),
                ["source"] = one.Source,
                ["rows"] = one.Rows,
                ["done"] = one.Done,
                ["events"] = one.Events,
                ["complete"] = one.Complete,
                ["started"] = Wording.Instant(one.Started),
                ["finished"] = one.Finished is { } finished ? Wording.Instant(finished) : null,
                ["recorder"] = one.Recorder,
            }),
        },
        "imports",
        ["file", "kind", "source", "rows", "done", "events", "complete", "started", "recorder"],
        imports.Select(one => (IReadOnlyList<string?>)
            [one.File, Wording.Of(one.Kind), one.Source, Number(one.Rows), Number(one.Done), Number(one.Events), one.Complete ? "true" : "false", Wording.Instant(one.Started), one.Recorder]));

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
