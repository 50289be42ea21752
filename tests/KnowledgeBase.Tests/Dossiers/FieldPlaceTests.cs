using KnowledgeBase.Dossiers;
using KnowledgeBase.Events;
using KnowledgeBase.Recording;

namespace KnowledgeBase.Tests.Dossiers;

/// <summary>An error of a field says the line and the column of that field.</summary>
public sealed class FieldPlaceTests
{
    [Fact]
    public void A_field_of_YAML_stands_where_it_is_written()
    {
        var draft = DossierReader.Read("d.yaml", """
            # a remark
            - zone.area: zone/idlib
              record: r1
              on: { anchor: agreement/a,
                    aspect: signed }
              places:
                - place: place/a
                - extent: whole
                  place: place/b
              paragraphs: [3, x]
            """).ShouldHaveSingleItem();

        (string Path, int Line, int Column)[] places =
        [
            ("", 2, 3), ("record", 3, 3), ("on", 4, 3), ("on.anchor", 4, 9), ("on.aspect", 5, 9), ("places", 6, 3), ("places[0]", 7, 7), ("places[0].place", 7, 7),
            ("places[1]", 8, 7), ("places[1].extent", 8, 7), ("places[1].place", 9, 7), ("paragraphs[1]", 10, 19),
        ];
        foreach (var (path, line, column) in places) draft.PlaceOf(path).ShouldBe((line, column), path);
    }

    [Fact]
    public void What_is_missing_is_looked_for_where_it_would_be()
    {
        var draft = DossierReader.Read("d.yaml", "- zone.area: zone/idlib\n  places:\n    - extent: whole\n").ShouldHaveSingleItem();

        draft.PlaceOf("source").ShouldBe((1, 3));
        draft.PlaceOf("places[0].place").ShouldBe((3, 7));
        draft.PlaceOf("places[7].place").ShouldBe((2, 3));
        EventValidator.Validate(EventTypes.Find(draft.Type)!, draft.Stream, draft.Data).Select(error => $"{new RecordError(draft, error.Path, error.Message)}").ShouldBe(
        [
            "d.yaml:3:7: zone.area '': places[0].place: is required, and is missing.",
            "d.yaml:1:3: zone.area '': record: is required, and is missing.",
            "d.yaml:1:3: zone.area '': source: is required, and is missing.",
        ]);
    }

    [Fact]
    public void What_a_correction_sets_has_its_place_too() =>
        DossierReader.Read("d.yaml", "- record.corrected: zone/a\n  targetType: zone.area\n  set:\n    on: 2017\n    places:\n      - place: x\n").ShouldHaveSingleItem()
            .PlaceOf("set.places[0].place").ShouldBe((6, 9));

    [Fact]
    public void In_JSON_Lines_a_field_of_the_record_has_its_place()
    {
        var draft = DossierReader.Read("d.jsonl", "\n" + """{"zone.area": "zone/ä", "note": "🕊", "places": [{"place": "x"}]}""").ShouldHaveSingleItem();

        draft.PlaceOf("note").ShouldBe((2, 25));
        draft.PlaceOf("places").ShouldBe((2, 39));
        draft.PlaceOf("places[0].place").ShouldBe((2, 39));
        draft.PlaceOf("record").ShouldBe((2, 1));
    }

    [Fact]
    public void A_record_made_in_code_has_no_place()
    {
        var draft = new Draft("zone/a", "zone.established", []);

        $"{new RecordError(draft, "on", "is wrong.")}".ShouldBe("zone.established '': on: is wrong.");
        $"{new RecordError(draft with { File = "f" }, "on", "is wrong.")}".ShouldBe("f: zone.established '': on: is wrong.");
        $"{new RecordError(draft with { File = "f", Line = 3 }, "on", "is wrong.")}".ShouldBe("f:3: zone.established '': on: is wrong.");
    }
}
