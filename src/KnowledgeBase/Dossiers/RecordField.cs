using System.Text.Json.Nodes;
using KnowledgeBase.Events;

namespace KnowledgeBase.Dossiers;

/// <summary>A field of a record, as a form shows it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Text">Its value as a dossier has it, without quotation marks round texts; empty when it is unset.</param>
/// <param name="Required">It cannot be unset.</param>
/// <param name="Correctable">A correction may set it.</param>
/// <param name="IsLong">It may have a text of several lines.</param>
public sealed record RecordField(string Name, string Text, bool Required, bool Correctable, bool IsLong)
{
    private const int Short = 300;

    /// <summary>Every field of a type in the order of dossiers, with what a record says in it.</summary>
    internal static IReadOnlyList<RecordField> Of(EventType type, JsonObject data)
    {
        var (rank, isFixed) = (DossierWriter.Ranks(type), Consistency.FixedFields(type));
        return
        [
            .. EventField.Of(type.Clr).OrderBy(field => rank(field.Name)).Select(field => new RecordField(
                field.Name,
                TextOf(field, data[field.Name]),
                field.Required,
                !isFixed.Contains(field.Name) && !type.Clr.IsAssignableTo(typeof(Amendment)),
                field is { IsList: false, RefKinds: null, IsRecordId: false, IsSlug: false, MaxLength: > Short } && field.Type == typeof(string))),
        ];
    }

    private static string TextOf(EventField field, JsonNode? value)
    {
        try
        {
            return YamlText.OfValue(field, value);
        }
        catch (NotSupportedException)
        {
            // A number longer than YAML's; to be looked at, and left as it is.
            return value!.ToJsonString(EventJson.Options);
        }
    }
}
