using KnowledgeBase.Web.Access;
using KnowledgeBase.Web.Api;
using KnowledgeBase.Web.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Logging;

namespace KnowledgeBase.Web.Pages;

/// <summary>Turns what goes wrong on a page into a page that says so.</summary>
internal sealed class ProblemPages(RequestDelegate next, ILogger<ProblemPages> logger)
{
    public async Task Invoke(HttpContext context)
    {
        try
        {
            await next(context);
            if (context.Request.IsApi()) await ApiProblems.Explain(context);
            else if (context.Response is { StatusCode: StatusCodes.Status404NotFound, HasStarted: false } && context.GetEndpoint() is null)
                await Show(context, Problem.Of(new UnknownPageException(context.Request.Path))!);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            var problem = Problem.Of(exception);
            if (problem is null) Failed(logger, context.Request.Path, exception);
            await Show(context, problem ?? new(StatusCodes.Status500InternalServerError, "Something went wrong", ["The program made a mistake; its log on the console says which."]), (exception as RefusedException)?.Headers);
        }
    }

    /// <summary>Says what went wrong: as a page, or to programs as RFC 9457 has it.</summary>
    public static async Task Show(HttpContext context, Problem problem, IReadOnlyList<(string Name, string Text)>? headers = null)
    {
        context.Response.Clear();
        foreach (var (name, text) in headers ?? []) context.Response.Headers.Append(name, text);
        if (context.Request.IsApi())
        {
            await ApiProblems.Write(context, problem);
            return;
        }

        // Whoever mistyped a date or a name goes on from there.
        var frame = problem.Status is StatusCodes.Status400BadRequest or StatusCodes.Status404NotFound or StatusCodes.Status409Conflict && HttpMethods.IsGet(context.Request.Method) ? await PageRequest.FrameOf(context, problem.Title) : null;
        await new RazorComponentResult<ProblemPage>(new Dictionary<string, object?> { ["Problem"] = problem, ["Frame"] = frame }) { StatusCode = problem.Status }.ExecuteAsync(context);
    }

    private static readonly Action<ILogger, PathString, Exception?> Failed =
        LoggerMessage.Define<PathString>(LogLevel.Error, new EventId(1, nameof(Failed)), "{Path} failed.");
}
