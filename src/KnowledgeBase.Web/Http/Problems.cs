using KnowledgeBase.Dossiers;
using KnowledgeBase.Hosting;
using KnowledgeBase.Log;
using KnowledgeBase.Projections;
using KnowledgeBase.Recording;
using Microsoft.AspNetCore.Http;
using Npgsql;

namespace KnowledgeBase.Web.Http;

/// <summary>A request that cannot be answered as it was put; every reason at once.</summary>
internal sealed class BadRequestException(IReadOnlyList<string> reasons) : Exception(string.Join(Environment.NewLine, reasons))
{
    public BadRequestException(string reason)
        : this([reason])
    {
    }

    public IReadOnlyList<string> Reasons { get; } = reasons;

    /// <summary>What may have been meant: words and an address.</summary>
    public IReadOnlyList<(string Words, string Address)> Ways { get; init; } = [];
}

/// <summary>A request that is refused, whatever it asks for.</summary>
/// <param name="problem">Why.</param>
/// <param name="headers">What the answer has besides.</param>
internal sealed class RefusedException(Problem problem, params (string Name, string Text)[] headers) : Exception(problem.Title)
{
    public Problem Problem { get; } = problem;

    public IReadOnlyList<(string Name, string Text)> Headers { get; } = headers;
}

/// <summary>There is nothing to draw.</summary>
internal sealed class UnknownPictureException(string message) : Exception(message);

/// <summary>No page has that address.</summary>
internal sealed class UnknownPageException(string path) : Exception($"Nothing is at {path}.");

/// <summary>What went wrong, as HTTP has it.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Title">What kind of problem it is, the same for all of its kind.</param>
/// <param name="Details">What is wrong, where, and what would be right; one text for each thing that is wrong.</param>
public sealed record Problem(int Status, string Title, IReadOnlyList<string> Details)
{
    /// <summary>What may have been meant: words and an address.</summary>
    public IReadOnlyList<(string Words, string Address)> Ways { get; init; } = [];

    /// <summary>The same one by one, with where each is.</summary>
    public IReadOnlyList<ProblemError> Errors { get; init; } = [.. Details.Select(detail => new ProblemError(detail))];

    /// <summary>The problem that an exception tells of; null for one that no user can help.</summary>
    public static Problem? Of(Exception exception) => exception switch
    {
        RefusedException refused => refused.Problem,
        BadRequestException bad => new(StatusCodes.Status400BadRequest, "The request cannot be read", bad.Reasons) { Ways = bad.Ways },
        BadHttpRequestException bad => new(bad.StatusCode, "The request cannot be read", [bad.Message]),
        UnknownArchiveException or UnknownThingException or UnknownRecordException or UnknownPictureException or FuturePositionException or FutureInstantException =>
            new(StatusCodes.Status404NotFound, "There is no such thing", [exception.Message]),
        UnknownPageException => new(StatusCodes.Status404NotFound, "There is no such page", [exception.Message]),
        UnknownSelectorException => new(StatusCodes.Status404NotFound, "There is no such source", exception.Message.Split('\n')),
        AmbiguousNameException => new(StatusCodes.Status409Conflict, "The name means several things", [exception.Message]),
        ArchiveMovedOnException or ArchiveExistsException or ExpectedVersionException or EventIdConflictException => new(StatusCodes.Status409Conflict, "It is not as you thought", [exception.Message]),
        InvalidRecordsException invalid => new(StatusCodes.Status422UnprocessableEntity, "This cannot be recorded", [.. invalid.Errors.Select(error => error.ToString())]) { Errors = [.. invalid.Errors.Select(ProblemError.Of)] },
        CatchUpRefusedException refused => new(StatusCodes.Status422UnprocessableEntity, "This cannot be recorded", [.. refused.Errors.Select(error => error.ToString())]) { Errors = [.. refused.Errors.Select(ProblemError.Of)] },
        DossierException unreadable => new(StatusCodes.Status422UnprocessableEntity, "This is refused", [.. unreadable.Errors.Select(error => error.ToString())]) { Errors = [.. unreadable.Errors.Select(ProblemError.Of)] },
        LogException => new(StatusCodes.Status422UnprocessableEntity, "This is refused", exception.Message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)),
        NpgsqlException or ServerException => new(StatusCodes.Status503ServiceUnavailable, "The database cannot be reached", ["The database server cannot be reached, or broke off. Nothing is recorded by halves: try again when it is there."]),
        _ => null,
    };
}

/// <summary>One thing that is wrong.</summary>
/// <param name="Message">What is wrong, and what would be right.</param>
public sealed record ProblemError(string Message)
{
    /// <summary>The record, by its id.</summary>
    public string? Record { get; init; }

    /// <summary>The field, by its path.</summary>
    public string? Field { get; init; }

    /// <summary>The file, or the place in an array of records.</summary>
    public string? File { get; init; }

    /// <summary>The line, from 1.</summary>
    public long? Line { get; init; }

    /// <summary>The column, from 1.</summary>
    public long? Column { get; init; }

    internal static ProblemError Of(RecordError error)
    {
        var (line, column) = error.Draft.PlaceOf(error.Path);
        return new(error.Message) { Record = error.Draft.Record, Field = error.Path.Length == 0 ? null : error.Path, File = error.Draft.File, Line = line, Column = column };
    }

    internal static ProblemError Of(DossierError error) =>
        new(error.Message) { File = error.File, Line = error.Line == 0 ? null : error.Line, Column = error.Line == 0 ? null : error.Column };
}
