using KnowledgeBase.Time;
using Microsoft.AspNetCore.Http;

namespace KnowledgeBase.Web.Http;

/// <summary>An address on this server: a path and the names and texts of its query, as they came. Prints as it goes into a header.</summary>
/// <param name="Path">The path, escaped.</param>
/// <param name="Query">The names and texts, in order.</param>
internal sealed record Address(string Path, IReadOnlyList<(string Name, string Text)> Query)
{
    /// <summary>The address of a request; parts of the query without a text are left out.</summary>
    public static Address Of(HttpRequest request) => new(
        $"{request.PathBase}{request.Path}",
        [.. request.Query.SelectMany(pair => pair.Value.OfType<string>().Where(text => text.Length > 0).Select(text => (pair.Key, text)))]);

    /// <summary>Without some names.</summary>
    public Address Without(params IEnumerable<string> names) => this with { Query = [.. Query.Where(pair => !names.Contains(pair.Name))] };

    /// <summary>With one text under a name, in place of what there was.</summary>
    public Address With(string name, string text) => this with { Query = [.. Without(name).Query, (name, text)] };

    /// <summary>The same question, repeatable for ever.</summary>
    /// <param name="at">What it was answered at; where two vantages are compared, then the first of them.</param>
    public Address Pinned(IReadOnlyList<ResolvedVantage> at)
    {
        if (at.Count == 0) return this;
        var rest = Without([.. VantageText.Names, .. VantageText.Names.Select(name => $"from-{name}")]).Query;
        return this with { Query = [.. rest, .. at.Count == 1 ? [] : From(at[1].Pinned), .. VantageText.Values(at[0].Pinned)] };
    }

    /// <inheritdoc/>
    public override string ToString() => Query.Count == 0 ? Path : $"{Path}?{string.Join('&', Query.Select(pair => $"{Uri.EscapeDataString(pair.Name)}={Uri.EscapeDataString(pair.Text)}"))}";

    /// <summary>The first of two vantages in a query; what is left out would be that of the other.</summary>
    public static IEnumerable<(string Name, string Text)> From(Vantage vantage)
    {
        var values = VantageText.Values(vantage).ToLookup(value => value.Name, value => value.Text);
        return VantageText.Names.SelectMany(name => values[name].DefaultIfEmpty("open").Select(text => ($"from-{name}", text)));
    }
}
