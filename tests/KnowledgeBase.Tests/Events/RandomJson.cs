using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace KnowledgeBase.Tests.Events;

/// <summary>Golden events with a random value, plausible or hostile, in a random place.</summary>
internal static class RandomJson
{
    private static readonly string[] Names = [.. Golden.StoredNames.SelectMany(name => Golden.Of(name).Data).Select(field => field.Key).Distinct(), "of", "anchor", "unheard-of", ""];

    private static readonly string[] Plausible = [.. Golden.StoredNames.SelectMany(name => Parts(Golden.Of(name).Data)).Select(node => node.ToJsonString()).Distinct()];

    private static readonly string[] Hostile =
    [
        "null", "true", "false", "0", "-1", "1.0", "1e400", "123456789012345678901234567890", "\"\"", "\" \"", "\"\\ud800\"", "\"\\u0000\"", "\"..\"", "\"/\"", "\"P0D\"", "\"-P9999Y\"",
        "\"Y-9999999999999999\"", "\"2017-05-04/2017-05-04\"", "{}", "[]", "[null]", "{ \"a\": 1, \"a\": 2 }", "{ \"\\udc00\": 1 }", new string('[', 60) + new string(']', 60),
        "\"zone/x\\n\"", "\"2017-05-04~\"", "\"{2017-05-04,2018}\"", "\"agreed\"", "\"planned\"", "\"reported\"", "-9223372036854775809", "9223372036854775807",
    ];

    /// <summary>A golden event in which one to three values are others, or added.</summary>
    public static readonly Gen<Golden> Events =
        from name in Gen.Elements(Golden.StoredNames.Where(name => Golden.Of(name).IsCurrent).ToArray())
        from changes in Gen.Choose(1, 3).SelectMany(count => Change.ListOf(count))
        select changes.Aggregate(Golden.Of(name), Changed);

    private static Gen<string> Value => Gen.Sized(Sized);

    private static Gen<(double Place, string Name, string Json)> Change =>
        from place in Gen.Choose(0, 9_999)
        from name in Gen.Elements(Names)
        from json in Value
        select (place / 10_000.0, name, json);

    private static Gen<string> Sized(int size) => size < 2
        ? Gen.OneOf(Gen.Elements(Plausible), Gen.Elements(Hostile), ArbMap.Default.GeneratorFor<string>().Select(text => JsonSerializer.Serialize(text)))
        : Gen.Frequency(
            (4, Sized(0)),
            (1, Sized(size / 3).ListOf().Select(items => $"[{string.Join(',', items.Take(4))}]")),
            (1, (from name in Gen.Elements(Names) from value in Sized(size / 3) select $"{JsonSerializer.Serialize(name)}:{value}").ListOf()
                .Select(fields => $"{{{string.Join(',', fields.Take(4))}}}")));

    // In the middle of some part of the event: an object gets a field, a list an item, anything else is replaced.
    private static Golden Changed(Golden golden, (double Place, string Name, string Json) change)
    {
        if (!Readable(golden.Data)) return golden;
        var parts = Parts(golden.Data).ToList();
        var value = JsonNode.Parse(change.Json);
        switch (parts[(int)(change.Place * parts.Count)])
        {
            case JsonObject data: data[change.Name] = value; break;
            case JsonArray items: items.Add(value); break;
            case var part: part.ReplaceWith(value); break;
        }

        return golden;
    }

    private static bool Readable(JsonNode data)
    {
        try
        {
            return Parts(data).ToList().Count > 0;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    private static IEnumerable<JsonNode> Parts(JsonNode? node) => node switch
    {
        JsonObject data => data.SelectMany(field => Parts(field.Value)).Prepend(data),
        JsonArray items => items.SelectMany(Parts).Prepend(items),
        null => [],
        _ => [node],
    };
}
