using System.Text.Json.Nodes;

namespace KnowledgeBase.Web.Api;

/// <summary>What an address of the API does, for whoever asks it and for the OpenAPI document, which is made of these.</summary>
/// <param name="Id">Its name, the same for ever.</param>
/// <param name="Tag">Under which heading it is told.</param>
/// <param name="Summary">In one sentence.</param>
/// <param name="Schema">The name of the schema of its JSON in <c>schemas.json</c>; empty where it answers in none.</param>
internal sealed record Operation(string Id, string Tag, string Summary, string Schema)
{
    /// <summary>Whether it is asked from a vantage.</summary>
    public bool HasVantage { get; init; }

    /// <summary>Whether it compares that with another vantage.</summary>
    public bool HasTwoVantages { get; init; }

    /// <summary>Whether its answer never changes, whatever is recorded.</summary>
    public bool IsFixed { get; init; }

    /// <summary>Whether it is one thing, whose versions can be asked for by time (RFC 7089).</summary>
    public bool IsMemento { get; init; }

    /// <summary>What stands in the query besides the vantage and the form.</summary>
    public IReadOnlyList<Parameter> Parameters { get; init; } = [];

    /// <summary>An example for each part of its path that is no archive.</summary>
    public IReadOnlyDictionary<string, string> Path { get; init; } = new Dictionary<string, string>();

    /// <summary>The forms that it answers in, the first where none is asked for.</summary>
    public IReadOnlyList<Form> Forms { get; init; } = [Form.Json, Form.Csv, Form.JsonLines];

    /// <summary>Whether it does something.</summary>
    public bool IsCommand { get; init; }

    /// <summary>Of a command: what it takes.</summary>
    public Body? Body { get; init; }

    /// <summary>Of a command: whether it says so by 201 when it recorded or made something.</summary>
    public bool Creates { get; init; }

    /// <summary>Who may; everybody who may read when null.</summary>
    public string? Policy { get; init; }

    /// <summary>Every name that its query may have.</summary>
    public IEnumerable<Parameter> Query =>
    [
        .. HasTwoVantages ? Parameter.FromVantage : [],
        .. HasVantage ? Parameter.Vantage : [],
        .. Parameters,
        .. Forms.Count > 1 ? [Parameter.Format(Forms)] : Array.Empty<Parameter>(),
    ];
}

/// <summary>What a command takes.</summary>
/// <param name="Schema">The name of its schema.</param>
/// <param name="Example">One that could be sent.</param>
/// <param name="Types">The media types besides JSON, with what each is.</param>
internal sealed record Body(string Schema, JsonObject Example, params (string Type, string Description)[] Types);
