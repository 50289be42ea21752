using System.Text.Json.Nodes;
using KnowledgeBase.Events;

namespace KnowledgeBase.Tests.Events;

public sealed class GoldenTests
{
    public static TheoryData<string> Current => [.. Golden.StoredNames.Where(name => Golden.Of(name).IsCurrent)];

    public static TheoryData<string> Older => [.. Golden.StoredNames.Where(name => !Golden.Of(name).IsCurrent)];

    [Fact]
    public void Every_version_of_every_type_has_an_example_and_none_is_left_over() =>
        Golden.StoredNames.ShouldBe(EventTypes.All.SelectMany(Versions).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_older_version_has_its_content_in_the_current_one_and_none_is_left_over() =>
        Golden.Files.Except(Golden.StoredNames).ShouldBe(
            EventTypes.All.SelectMany(type => Versions(type).Where(name => name != type.StoredName)).Select(name => name + Golden.Upcast).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_kind_of_event_has_a_stored_name() =>
        typeof(Event).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(Event)) && !type.IsAbstract)
            .ShouldBe(EventTypes.All.Select(type => type.Clr), ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Current))]
    public void Examples_are_well_formed(string name) => Golden.Of(name).Errors.ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Current))]
    public void Examples_are_read_into_their_type_and_written_as_they_were(string name)
    {
        var golden = Golden.Of(name);

        var content = EventJson.FromJson(golden.Type, golden.Data);

        content.ShouldBeOfType(golden.Type.Clr);
        Same(EventJson.ToJson(content), golden.Data);
    }

    [Theory]
    [MemberData(nameof(Older))]
    public void Examples_of_older_versions_are_read_as_the_current_version_says_it(string name)
    {
        var golden = Golden.Of(name);
        var expected = Golden.Read(name + Golden.Upcast);

        Same(EventJson.ToJson(golden.Recorded().Content), expected);
        EventValidator.Validate(golden.Type, golden.Stream, expected).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Current))]
    public void An_example_fills_every_field_of_its_own_kind(string name)
    {
        var golden = Golden.Of(name);
        var own = EventField.Of(golden.Type.Clr).Where(field => field.Property.DeclaringType == golden.Type.Clr).Select(field => field.Name);
        own.Except(golden.Data.Select(field => field.Key)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(typeof(Report))]
    [InlineData(typeof(Amendment))]
    [InlineData(typeof(AreaItem))]
    [InlineData(typeof(Count))]
    [InlineData(typeof(RelativeDate))]
    public void Every_common_field_is_in_some_example(Type type)
    {
        var used = Golden.StoredNames.SelectMany(name => FieldsIn(Golden.Of(name).Data)).ToHashSet();
        EventField.Of(type).Select(field => field.Name).Except(used).ShouldBeEmpty();
    }

    private static IEnumerable<string> Versions(EventType type) =>
        Enumerable.Range(1, type.Version).Select(version => EventTypes.StoredName(type.Name, version));

    private static IEnumerable<string> FieldsIn(JsonNode? node) => node switch
    {
        JsonObject data => data.SelectMany(field => FieldsIn(field.Value).Prepend(field.Key)),
        JsonArray items => items.SelectMany(FieldsIn),
        _ => [],
    };

    private static void Same(JsonObject actual, JsonObject expected) =>
        JsonNode.DeepEquals(actual, expected).ShouldBeTrue($"{actual.ToJsonString()}\nis not\n{expected.ToJsonString()}");
}
