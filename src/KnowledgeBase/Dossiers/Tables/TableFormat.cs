namespace KnowledgeBase.Dossiers.Tables;

/// <summary>How a table is written.</summary>
/// <param name="Separator">Between the fields of a row.</param>
/// <param name="Columns">The names of the columns, where the first row does not have them.</param>
/// <param name="Empty">Values that say nothing, beside the empty one: <c>NA</c>.</param>
internal sealed record TableFormat(char Separator, IReadOnlyList<string>? Columns, IReadOnlySet<string> Empty)
{
    public static readonly TableFormat Plain = new(',', null, new HashSet<string>());
}
