using System.Text.Json.Nodes;
using KnowledgeBase.Dossiers;
using KnowledgeBase.Tests.Events;

namespace KnowledgeBase.Tests.Dossiers;

public sealed class RecordFieldTests
{
    public static TheoryData<string> Current => [.. Golden.StoredNames.Where(name => Golden.Of(name).IsCurrent)];

    [Theory]
    [MemberData(nameof(Current))]
    public void The_text_of_each_field_is_read_back_as_its_value(string storedName)
    {
        var golden = Golden.Of(storedName);

        var fields = RecordField.Of(golden.Type, golden.Data);

        golden.Data.Select(field => field.Key).ShouldBeSubsetOf(fields.Select(field => field.Name));
        foreach (var field in fields)
            JsonNode.DeepEquals(YamlRecord.Value(golden.Type.Clr, field.Name, field.Text), golden.Data[field.Name]).ShouldBeTrue($"{field.Name}: {field.Text} is not {golden.Data[field.Name]?.ToJsonString()}");
    }

    [Fact]
    public void Fields_stand_in_the_order_of_dossiers_and_say_whether_they_can_be_corrected()
    {
        var golden = Golden.Of("zone.established");

        var fields = RecordField.Of(golden.Type, golden.Data);

        fields.Select(field => field.Name).Take(6).ShouldBe(["record", "replaces", "source", "key", "paragraphs", "quote"]);
        fields[^1].Name.ShouldBe("note");
        fields.Where(field => !field.Correctable).Select(field => field.Name).ShouldBe(["record", "replaces", "key"]);
        fields.Where(field => field.Required).Select(field => field.Name).ShouldBe(["record", "source"]);
        fields.Where(field => field.IsLong).Select(field => field.Name).ShouldBe(["part", "note"]);
    }
}
