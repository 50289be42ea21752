using KnowledgeBase.Dossiers;
using KnowledgeBase.Events;
using KnowledgeBase.Recording;
using KnowledgeBase.Time;

namespace KnowledgeBase.Cli;

/// <summary>Asks for a record: its type, what it is about, the required fields, then others by name until an empty line.</summary>
internal sealed class RecordPrompts(TextReader input, TextWriter output)
{
    public Draft Ask()
    {
        var type = AskType();
        var form = AskAbout(type);
        foreach (var field in form.Fields.Where(field => field.Required)) AskField(form, field);
        var optional = form.Fields.Where(field => !field.Required).ToList();
        output.WriteLine($"Further fields: {string.Join(", ", optional.Select(field => field.Name))}.");
        while (true)
        {
            var name = Line("Field (nothing: done): ");
            if (name.Length == 0) return form.Draft;
            if (form.Fields.FirstOrDefault(field => field.Name == name) is { } field) AskField(form, field);
            else output.WriteLine($"  there is no field '{name}'.{Nearest.Hint(name, form.Fields.Select(known => known.Name))}");
        }
    }

    /// <summary>Shows the record, and asks whether to record it.</summary>
    public bool Confirm(Draft draft)
    {
        output.WriteLine(DossierWriter.Text(DossierFormat.Yaml, draft));
        return Line("Record this? [y/N] ") is "y" or "Y" or "yes";
    }

    private EventType AskType()
    {
        while (true)
        {
            var name = Line("Type: ");
            if (EventTypes.Find(name) is { } type) return type;
            var likely = EventTypes.All.Select(known => known.Name).Where(known => name.Length > 0 && known.Contains(name, StringComparison.OrdinalIgnoreCase)).ToList();
            output.WriteLine(likely.Count > 0 ? $"  one of {string.Join(", ", likely)}?"
                : $"  there is no event type '{name}'.{Nearest.Hint(name, EventTypes.All.Select(known => known.Name))}");
        }
    }

    private RecordForm AskAbout(EventType type)
    {
        while (true)
        {
            if (RecordForm.Begin(type, Line($"About ({type.StreamKind ?? "kind"}/…): "), out var error) is { } form) return form;
            output.WriteLine($"  {error}");
        }
    }

    private void AskField(RecordForm form, EventField field)
    {
        while (form.Set(field.Name, Line($"{field.Name} ({Hint(field)}): ")) is { } error) output.WriteLine($"  {error}");
    }

    private static string Hint(EventField field)
    {
        var one = field.RefKinds is { } kinds ? $"{(kinds.Count == 0 ? "kind" : string.Join('|', kinds))}/…"
            : field.IsRecordId ? "id"
            : field.IsSlug ? "short word"
            : field.Type.IsEnum ? string.Join('|', Enum.GetNames(field.Type).Select(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName))
            : field.Type == typeof(bool) ? "true|false"
            : field.Type == typeof(int) || field.Type == typeof(long) ? "number"
            : field.Type == typeof(WorldDate) || field.Type == typeof(Edtf) ? "date"
            : field.Type == typeof(string) ? "text"
            : $"{{ {string.Join(", ", EventField.Of(field.Type).Select(part => $"{part.Name}: …"))} }}";
        return field.IsList ? $"{one}, more with commas" : one;
    }

    private string Line(string prompt)
    {
        output.Write(prompt);
        output.Flush();
        return input.ReadLine()?.Trim() ?? throw new UserException($"{Environment.NewLine}Nothing was recorded.");
    }
}
