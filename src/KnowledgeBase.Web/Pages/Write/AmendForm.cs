using KnowledgeBase.Dossiers;
using KnowledgeBase.Queries;
using KnowledgeBase.Recording;
using KnowledgeBase.Web.Http;
using Microsoft.AspNetCore.Http;

namespace KnowledgeBase.Web.Pages.Write;

/// <summary>What somebody typed into the form of an amendment.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Set">The fields whose new text is another than the one that the form came with, by name.</param>
/// <param name="At">The position for which the impact was shown, when the amendment is confirmed.</param>
public sealed record AmendInput(string Reason, IReadOnlyDictionary<string, string> Set, long? At)
{
    public const string New = "new.";
    public const string Old = "old.";

    public static readonly AmendInput None = new("", new Dictionary<string, string>(StringComparer.Ordinal), null);

    // What is compared is what the form came with, not what stands now: what somebody else corrected meanwhile is not set back.
    public static AmendInput Of(IFormCollection form) => new(
        form.Text("reason").Trim(),
        form.Keys.Where(key => key.StartsWith(New, StringComparison.Ordinal)).Select(key => (Name: key[New.Length..], Text: form.Text(key).Trim()))
            .Where(field => field.Text != form.Text(Old + field.Name).Trim()).ToDictionary(field => field.Name, field => field.Text, StringComparer.Ordinal),
        long.TryParse(form["at"], out var at) ? at : null);
}

/// <summary>Correct, retract, deprecate: the form, then the impact, then the record.</summary>
internal static class AmendForm
{
    public static async Task<IResult> Show(PageRequest request, AmendKind kind) => await Page(request, kind, await Record(request), AmendInput.None);

    public static async Task<IResult> Send(PageRequest request, AmendKind kind)
    {
        var (input, record) = (AmendInput.Of(await WriteEndpoints.Form(request)), await Record(request));
        // Without a reason, the rest is looked at all the same, so that everything that is wrong is told at once.
        IReadOnlyList<(string, string)> missing = input.Reason.Length == 0 ? [("reason", "is missing; say why, for whoever reads the record later.")] : [];
        Task<Amended> send(bool dryRun) => request.Send(kind.Request(
            new(request.Archive, record.Record, missing.Count > 0 ? "-" : input.Reason, request.Who!.Name, dryRun, dryRun ? null : input.At), [.. input.Set.Select(field => (field.Key, field.Value))]));
        try
        {
            var moved = false;
            if (input.At is not null && missing.Count == 0)
            {
                try
                {
                    return new SeeOther(new Site(request.Archive, request.Vantage).To($"record/{(await send(dryRun: false)).Target}"));
                }
                catch (ArchiveMovedOnException)
                {
                    moved = true;
                }
            }

            var would = await send(dryRun: true);
            return missing.Count == 0 ? await Page(request, kind, record, input, would: would, moved: moved) : await Page(request, kind, record, input, missing);
        }
        catch (InvalidRecordsException invalid)
        {
            return await Page(request, kind, record, input, [.. missing, .. invalid.Errors.Select(error => (Field(error.Path), error.Message))]);
        }
        catch (DossierException unreadable)
        {
            return await Page(request, kind, record, input, [.. missing, .. unreadable.Errors.Select(error => (Field(error.File), error.Message))]);
        }
    }

    private static Task<RecordAnswer> Record(PageRequest request) =>
        request.Send(new AskRecord(request.Archive, request.Text("record") ?? throw new BadRequestException("record: is missing; name the record, as in ?record=tass-5-signed.")));

    // "set.places[2].extent" is of the field "places".
    private static string Field(string path) => path.Split('.', '[') is ["set", var name, ..] ? name : path.Split('.', '[')[0];

    private static async Task<IResult> Page(
        PageRequest request, AmendKind kind, RecordAnswer record, AmendInput input, IReadOnlyList<(string Field, string Message)>? wrong = null, Amended? would = null, bool moved = false)
    {
        if (wrong is not null) request.Context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return PageEndpoints.Page<AmendPage>(
            ("Frame", await WriteEndpoints.Frame(request, $"{kind.Title} {record.Record}")), ("Kind", kind), ("Record", record), ("Input", input), ("Wrong", wrong ?? []), ("Would", would), ("Moved", moved));
    }
}
