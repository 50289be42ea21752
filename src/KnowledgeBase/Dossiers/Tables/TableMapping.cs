using System.Text.Json.Nodes;
using KnowledgeBase.Events;
using KnowledgeBase.Recording;

namespace KnowledgeBase.Dossiers.Tables;

/// <summary>Which rows of a table make which records, as a mapping says it; read by <see cref="TableMappingReader"/>.</summary>
/// <param name="File">The mapping's file.</param>
/// <param name="Format">How the table is written.</param>
/// <param name="Sources">The editions of the table, as records that register them; the first is the one that is meant where none is named.</param>
/// <param name="Maps">Words for values, by name.</param>
/// <param name="Lookups">Further tables.</param>
/// <param name="RenameColumn">The column whose values are renamed from edition to edition; null when none is.</param>
/// <param name="Rows">Which rows are meant: the values that columns may have. Rows with others are passed over.</param>
/// <param name="Records">What a row makes.</param>
internal sealed record TableMapping(
    string File,
    TableFormat Format,
    IReadOnlyList<Draft> Sources,
    IReadOnlyDictionary<string, TableMap> Maps,
    IReadOnlyList<TableLookup> Lookups,
    MappedText? RenameColumn,
    IReadOnlyList<(MappedText Column, IReadOnlySet<string> Values)> Rows,
    IReadOnlyList<MappedRecord> Records)
{
    /// <summary>A path that the mapping names: beside the mapping's own file.</summary>
    public string PathOf(string named) => Path.IsPathRooted(named) ? named : Path.Combine(Path.GetDirectoryName(File) ?? "", named);
}

/// <summary>A text in a mapping and where it stands.</summary>
internal sealed record MappedText(string Text, int Line, int Column);

/// <summary>A template in a mapping and where it stands.</summary>
internal sealed record MappedTemplate(TableTemplate Template, int Line, int Column);

/// <summary>A further table, in which rows are found by a key.</summary>
/// <param name="Name">Its columns are <c>name.column</c> in templates.</param>
/// <param name="File">A template over the edition's fields.</param>
/// <param name="Key">The column in it that is the key.</param>
/// <param name="By">What is looked for, over columns of the table.</param>
/// <param name="MayLack">Whether it may have no row; its values are then empty.</param>
/// <param name="Format">How it is written.</param>
internal sealed record TableLookup(string Name, MappedTemplate File, MappedText Key, MappedTemplate By, bool MayLack, TableFormat Format);

/// <summary>A record that rows make.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Stream">What it is about.</param>
/// <param name="Fields">Its fields.</param>
/// <param name="When">The record is made only where this is not empty; null: always.</param>
/// <param name="Line">Where it begins.</param>
/// <param name="Column">Where it begins.</param>
internal sealed record MappedRecord(EventType Type, MappedTemplate Stream, IReadOnlyList<MappedField> Fields, MappedTemplate? When, int Line, int Column)
{
    /// <summary>True for what rows speak of and do not report: it is recorded once, by the first row.</summary>
    public bool IsOnce => !Type.Clr.IsAssignableTo(typeof(Report));
}

/// <summary>A field of a record: a constant, a template, a list or an object of such.</summary>
/// <param name="Name">Its name; empty for items of a list.</param>
/// <param name="Path">Its path in the record: <c>places[2].extent</c>.</param>
internal abstract record MappedField(string Name, string Path)
{
    /// <summary>The same whatever the row says.</summary>
    public sealed record Constant(string Name, string Path, JsonNode? Value) : MappedField(Name, Path);

    /// <summary>A text with values of the row; as a number or yes and no where the field is that.</summary>
    public sealed record Text(string Name, string Path, MappedTemplate Template, Type? Type) : MappedField(Name, Path);

    /// <summary>A list; items that come out empty are left out.</summary>
    public sealed record List(string Name, string Path, IReadOnlyList<MappedField> Items) : MappedField(Name, Path);

    /// <summary>An object.</summary>
    public sealed record Object(string Name, string Path, IReadOnlyList<MappedField> Fields) : MappedField(Name, Path);

    /// <summary>The templates in it.</summary>
    public IEnumerable<MappedTemplate> Templates => this switch
    {
        Text text => [text.Template],
        List list => list.Items.SelectMany(item => item.Templates),
        Object fields => fields.Fields.SelectMany(inner => inner.Templates),
        _ => [],
    };
}
