using System.Text.Json.Nodes;
using KnowledgeBase.Events;
using KnowledgeBase.Recording;

namespace KnowledgeBase.IntegrationTests.Web;

/// <summary>Turns a dossier into one whose every free text, and every id of a record, tries to be more than text.</summary>
internal sealed class HostileText
{
    public const string Mark = "zqx";

    private const string Id = "\"><svg/onload=zqx()>'&amp;</script>{{7*7}}";

    private static readonly string[] Texts =
    [
        "<script>zqx()</script>",
        "\" onmouseover=\"zqx()\" x=\"",
        "' autofocus onfocus='zqx()",
        "</textarea></title></style><img src=x onerror=zqx()>",
        "]]><svg onload=zqx()>&lt;zqx&gt;&#60;zqx&#62;",
        "javascript:zqx()",
        "\u202Ezqx\u202D\u2066\u200F",
        "👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿 zqx",
        "zqx" + new string('W', 300),
        "{{zqx}} ${zqx} @(zqx) <%= zqx %> <!-- zqx",
    ];

    private int _next;

    public int Texted { get; private set; }

    public Draft Of(Draft draft)
    {
        var type = EventTypes.Find(draft.Type)!;
        return new(draft.Stream, draft.Type, (JsonObject)Value(type.Clr, draft.Data, tried => EventValidator.Validate(type, draft.Stream, tried).Count == 0));
    }

    // A field that wants something special, such as the code of a country, keeps what it has.
    private JsonObject Value(Type type, JsonObject data, Func<JsonObject, bool> isRight)
    {
        var made = (JsonObject)data.DeepClone();
        foreach (var (name, value) in data)
        {
            if (EventField.Find(type, name) is not { RefKinds: null, IsSlug: false } field || field.Type != typeof(string)) continue;
            JsonNode? hostile(JsonNode? text) => text is null ? null : field.IsRecordId ? text.GetValue<string>() + Id : Short($"{text.GetValue<string>()} {Texts[_next++ % Texts.Length]}", field.MaxLength);
            var before = made[name]?.DeepClone();
            made[name] = value is JsonArray items ? new JsonArray([.. items.Select(hostile)]) : hostile(value);
            if (isRight(made)) Texted++;
            else made[name] = before;
        }

        if (type == typeof(SourceRegistered)) made["url"] = _next % 2 == 0 ? "javascript:zqx()//https://example.org" : "https://example.org/?<script>zqx()</script>";
        return made;
    }

    private static string Short(string text, int most) => text.Length <= most ? text : text[..most];
}
