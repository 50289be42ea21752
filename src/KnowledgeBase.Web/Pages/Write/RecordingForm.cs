using KnowledgeBase.Dossiers;
using KnowledgeBase.Events;
using KnowledgeBase.Log;
using KnowledgeBase.Recording;
using KnowledgeBase.Web.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeBase.Web.Pages.Write;

/// <summary>What checking a text of records found.</summary>
/// <param name="Text">The text.</param>
/// <param name="Wrong">Everything that is wrong, and where.</param>
/// <param name="Records">What it holds.</param>
/// <param name="Known">Those that the archive has already.</param>
/// <param name="Would">What recording them would do; null when that is refused, or was not asked.</param>
public sealed record RecordCheck(string Text, IReadOnlyList<RecordFault> Wrong, IReadOnlyList<Draft> Records, IReadOnlySet<string> Known, RecordedEvents? Would)
{
    public static readonly RecordCheck None = new("", [], [], new HashSet<string>(), null);
}

/// <summary>Something is wrong with a text of records.</summary>
/// <param name="Place">Where.</param>
/// <param name="Message">What, and what would be right.</param>
public sealed record RecordFault(string Place, string Message)
{
    public static RecordFault Of(DossierError error) => new(PlaceOf(error.Line, error.Column), error.Message);

    public static RecordFault Of(RecordError error)
    {
        var (line, column) = error.Draft.PlaceOf(error.Path);
        return new(PlaceOf(line ?? 0, column ?? 1), $"{error.Draft.Type} '{error.Draft.Record}': {(error.Path.Length == 0 ? "" : $"{error.Path}: ")}{error.Message}");
    }

    private static string PlaceOf(long line, long column) => line == 0 ? "" : $"Line {line}, column {column}";
}

/// <summary>Records new events: the text is checked, then recorded.</summary>
internal static class RecordingForm
{
    private const int MostListed = 500;

    public static Task<IResult> Show(PageRequest request) => Page(request, RecordCheck.None);

    public static async Task<IResult> Send(PageRequest request)
    {
        var form = await WriteEndpoints.Form(request);
        var check = RecordCheck.None with { Text = form.Text("text") };
        try
        {
            var records = RecordText.Read(check.Text);
            var dryRun = form["step"] != "record";
            var known = await Known(request, records);
            var done = await request.Send(new RecordEvents(request.Archive, records, request.Who!.Name, dryRun));
            if (dryRun) return await Page(request, check with { Records = records, Known = known, Would = done });
            var site = new Site(request.Archive, request.Vantage);
            return new SeeOther(records is [{ Record: { } record }] ? site.To($"record/{record}") : site.To("write/recorded", ("after", $"{done.Position - done.Recorded}"), ("to", $"{done.Position}")));
        }
        catch (DossierException unreadable)
        {
            check = check with { Wrong = [.. unreadable.Errors.Select(RecordFault.Of)] };
        }
        catch (InvalidRecordsException invalid)
        {
            check = check with { Wrong = [.. invalid.Errors.Select(RecordFault.Of)] };
        }

        request.Context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await Page(request, check);
    }

    /// <summary>What stands after one position, up to another.</summary>
    public static async Task<IResult> Done(PageRequest request)
    {
        if (!long.TryParse(request.Text("after"), out var after) || !long.TryParse(request.Text("to"), out var to) || after < 0 || to < after)
            throw new BadRequestException("after, to: must be positions, as in ?after=620&to=622.");
        var events = await Log(request).ReadAll(request.Archive, after, (int)Math.Min(to - after, MostListed), request.Ct);
        return PageEndpoints.Page<RecordedPage>(("Frame", await WriteEndpoints.Frame(request, "Recorded")), ("Events", events), ("After", after), ("To", to));
    }

    private static async Task<HashSet<string>> Known(PageRequest request, IReadOnlyList<Draft> records)
    {
        var ids = records.Select(draft => draft.Record).OfType<string>().Distinct().ToDictionary(record => EventIds.Of(request.Archive, record));
        return [.. (await Log(request).Find(request.Archive, ids.Keys, request.Ct)).Select(one => ids[one.Id])];
    }

    private static IEventLog Log(PageRequest request) => request.Context.RequestServices.GetRequiredService<IEventLog>();

    private static async Task<IResult> Page(PageRequest request, RecordCheck check) =>
        PageEndpoints.Page<RecordFormPage>(("Frame", await WriteEndpoints.Frame(request, "Record")), ("Check", check));
}
