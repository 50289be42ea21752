using System.Text.RegularExpressions;

namespace KnowledgeBase.Projections;

/// <summary>Which set of tables holds the read model: the live one, or temporary ones of the same shape, to compare with it.</summary>
internal sealed partial class ProjectionTables
{
    /// <summary>The tables of the read model, whose rows an archive can be rebuilt from the log.</summary>
    public static readonly IReadOnlyList<string> Names = ["claim_key", "claim", "reference", "keyed", "replacement", "dependency", "search"];

    /// <summary>The tables that answers come from.</summary>
    public static readonly ProjectionTables Live = new("kb.");

    /// <summary>Tables of the session, gone with it.</summary>
    public static readonly ProjectionTables Temporary = new("pg_temp.");

    private readonly string _prefix;

    private ProjectionTables(string prefix) => _prefix = prefix;

    /// <summary>A statement on the live tables, turned to these.</summary>
    public string Rewrite(string sql) => _prefix == "kb." ? sql : LiveName().Replace(sql, match => _prefix + match.Groups[1].Value);

    [GeneratedRegex(@"\bkb\.(claim_key|claim|reference|keyed|replacement|dependency|search)\b")]
    private static partial Regex LiveName();
}
