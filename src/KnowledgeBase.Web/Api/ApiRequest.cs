using System.Globalization;
using KnowledgeBase.Events;
using KnowledgeBase.Queries;
using KnowledgeBase.Time;
using KnowledgeBase.Web.Http;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeBase.Web.Api;

/// <summary>A question or a command as it was sent. What is wrong with its query is gathered, and told at once by <see cref="Check"/>.</summary>
internal sealed class ApiRequest
{
    private readonly Operation _operation;

    public ApiRequest(HttpContext context, Operation operation)
    {
        (Context, _operation) = (context, operation);
        var known = operation.Query.ToDictionary(parameter => parameter.Name, StringComparer.Ordinal);
        foreach (var (name, texts) in context.Request.Query)
        {
            // Links from pages have their vantage along.
            if (VantageText.Names.Contains(name) && !operation.HasVantage) continue;
            if (!known.TryGetValue(name, out var parameter)) Errors.Add($"{name}: there is no such parameter here.{Nearest.Hint(name, known.Keys)}");
            else if (texts.Count > 1 && !parameter.IsRepeatable && !IsPartOfVantage(name)) Errors.Add($"{name}: is given twice.");
            else if (parameter.Words is { } words) Errors.AddRange(Texts(name).Except(words).Select(text => $"{name}: '{text}' is not one of {string.Join(", ", words)}.{Nearest.Hint(text, words)}"));
        }

        Vantage = operation.HasVantage ? Read(VantageText.Names) : Vantage.Open;
        From = operation.HasTwoVantages ? QueryText.From(Vantage, Texts, Errors) : null;
    }

    public HttpContext Context { get; }

    /// <summary>Whether it is asked from a vantage.</summary>
    public bool IsOfVantage => _operation.HasVantage;

    /// <summary>The archive in the path.</summary>
    public string Archive => Route("archive");

    public Vantage Vantage { get; }

    /// <summary>The first of two vantages.</summary>
    public Vantage? From { get; }

    /// <summary>What is wrong, as <c>name: what, and what would be right</c>.</summary>
    public List<string> Errors { get; } = [];

    public CancellationToken Ct => Context.RequestAborted;

    /// <summary>Who records: the name of the token.</summary>
    public string Recorder => Context.User.Identity?.Name ?? throw new InvalidOperationException("A command is run by nobody.");

    /// <summary>A part of the path; a slash in it may be written as %2F.</summary>
    public string Route(string name) => ((string?)Context.Request.RouteValues[name] ?? "").Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);

    /// <summary>The one text under a name; null when it is missing or empty.</summary>
    public string? Text(string name) => Texts(name) is [var text, ..] ? text : null;

    /// <summary>Every text under a name, without empty ones: a form that leaves a field empty leaves it open.</summary>
    public IReadOnlyList<string> Texts(string name) => [.. Context.Request.Query[name].OfType<string>().Select(text => text.Trim()).Where(text => text.Length > 0)];

    /// <summary>How many elements are wanted.</summary>
    public int Limit
    {
        get
        {
            var schema = _operation.Parameters.Single(parameter => parameter.Name == "limit").Schema;
            return Text("limit") is { } given ? QueryText.Limit(given, (int)schema["maximum"]!, Errors) : (int)schema["default"]!;
        }
    }

    /// <summary>After how many elements to go on.</summary>
    public int AfterNumber
    {
        get
        {
            if (Text("after") is not { } text) return 0;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
            Errors.Add($"after: '{text}' is no number of elements; take 'next' of the answer before.");
            return 0;
        }
    }

    /// <summary>True or false.</summary>
    public bool Flag(string name)
    {
        if (Text(name) is not { } text) return false;
        if (bool.TryParse(text, out var flag)) return flag;
        Errors.Add($"{name}: '{text}' is neither true nor false.");
        return false;
    }

    /// <summary>Refuses the request when anything is wrong with it.</summary>
    public void Check()
    {
        foreach (var missing in _operation.Parameters.Where(parameter => parameter.Required is not null && Text(parameter.Name) is null))
            Errors.Add($"{missing.Name}: is missing. {missing.Description}");
        if (Errors.Count > 0) throw new BadRequestException(Errors);
    }

    public Task<T> Send<T>(IRequest<T> request)
    {
        Check();
        return Service<IMediator>().Send(request, Ct);
    }

    public T Service<T>()
        where T : notnull => Context.RequestServices.GetRequiredService<T>();

    private Vantage Read(IReadOnlyList<string> names)
    {
        var vantage = VantageText.Parse(names.SelectMany(name => Texts(name).Select(text => (name, text))), out var errors);
        Errors.AddRange(errors);
        return vantage;
    }

    // Reading the vantages says what is given twice.
    private static bool IsPartOfVantage(string name) => VantageText.Names.Contains(name.StartsWith("from-", StringComparison.Ordinal) ? name["from-".Length..] : name);
}
