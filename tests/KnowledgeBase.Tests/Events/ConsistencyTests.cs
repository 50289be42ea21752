namespace KnowledgeBase.Tests.Events;

public sealed class ConsistencyTests
{
    private static readonly Golden Plain = Golden.Of("zone.established").With(("on", null));

    [Theory]
    [InlineData("2017-05-05", "2017-05-04", null, "since")]
    [InlineData(null, "2017-05-04", "2017-05-03", "until")]
    [InlineData("2017-05", null, "2017-04", "until")]
    [InlineData("2017-06", "2017-05", "2017-07", "since")]
    [InlineData("2017-06", "2017-05", "2017-04", "since,until,until")]
    [InlineData("2017-05-04", "2017-05-03/2017-05-05", null, "since")]
    public void Since_on_and_until_follow_each_other(string? since, string? on, string? until, string paths)
    {
        var errors = Plain.With(("since", Json(since)), ("on", Json(on)), ("until", Json(until))).Errors;
        errors.Select(error => error.Split(": ")[0]).ShouldBe(paths.Split(','));
        errors.ShouldAllBe(error => error.EndsWith("since ≤ on ≤ until."));
    }

    [Theory]
    [InlineData("2017-05", "2017-05-04", "2017-05")]
    [InlineData("2017-05-04", "2017-05-04", "2017-05-04")]
    [InlineData("2017-05-05~", "2017-05-04", null)]
    [InlineData(null, "2017-05", "2017-04?")]
    [InlineData("2017-05-03", "2017-05-03/2017-05-05", null)]
    [InlineData("2017-06", "/2017-06-05", null)]
    public void What_may_be_in_order_is_not_refused(string? since, string? on, string? until) =>
        Plain.With(("since", Json(since)), ("on", Json(on)), ("until", Json(until))).Errors.ShouldBeEmpty();

    [Fact]
    public void Only_on_may_be_an_interval_which_then_says_until_itself()
    {
        Plain.With(("since", "\"2017/2018\""), ("until", "\"2018/2019\"")).Errors.Select(error => error.Split(": ")[0]).ShouldBe(["since", "until"]);
        Plain.With(("on", "\"2017-05-03/2017-05-04\""), ("until", "\"2017-05-04\"")).Errors.ShouldHaveSingleItem().ShouldStartWith("until: is already said");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("\"2017-05\"")]
    [InlineData("\"2017-05-04~\"")]
    [InlineData("\"2017-05-04/2017-05-04\"")]
    [InlineData("\"[2017-05-03..2017-05-04]\"")]
    [InlineData("""{ "anchor": "agreement/x", "aspect": "signed" }""")]
    public void Order_needs_one_single_day(string? on) =>
        Plain.With(("on", on), ("order", "1")).Errors.ShouldBe(["order: orders what happened within one single day; 'on' must be such a day."]);

    [Fact]
    public void Order_on_a_single_day_is_any_number() => Plain.With(("on", "\"2017-05-04\""), ("order", "-3")).Errors.ShouldBeEmpty();

    [Fact]
    public void Aim_goes_with_plans_only()
    {
        Plain.With(("aim", "\"2018\"")).Errors.ShouldHaveSingleItem().ShouldStartWith("aim: ");
        Plain.With(("aim", "\"2018\""), ("modality", "\"planned\"")).Errors.ShouldBeEmpty();
    }

    [Fact]
    public void Under_goes_with_what_is_agreed_only_and_is_required_there()
    {
        Plain.With(("under", "\"agreement/x\"")).Errors.ShouldHaveSingleItem().ShouldStartWith("under: ");
        Plain.With(("modality", "\"agreed\"")).Errors.ShouldHaveSingleItem().ShouldStartWith("under: is required");
        Plain.With(("modality", "\"agreed\""), ("under", "\"agreement/x\"")).Errors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("agreement.provided")]
    [InlineData("agreement.termSet")]
    public void What_an_act_lays_down_is_under_that_act_and_never_reported(string type)
    {
        var golden = Golden.Of(type).With(("under", null), ("modality", null));
        golden.Errors.ShouldBeEmpty();
        golden.With(("modality", "\"planned\"")).Errors.ShouldBeEmpty();
        golden.With(("modality", "\"reported\"")).Errors.ShouldBe(["modality: what an act lays down is agreed, or planned."]);
    }

    [Theory]
    [InlineData("""{ "type": "Circle" }""", "geometry.type: must be the type of a GeoJSON geometry")]
    [InlineData("""{ "coordinates": [1, 2] }""", "geometry.type: must be the type of a GeoJSON geometry")]
    [InlineData("""{ "type": "Point" }""", "geometry.coordinates: must be a position")]
    [InlineData("""{ "type": "Point", "coordinates": ["36", "35"] }""", "geometry.coordinates: must be a position")]
    [InlineData("""{ "type": "Point", "coordinates": [35, 136] }""", "geometry.coordinates: is off the earth")]
    [InlineData("""{ "type": "Polygon", "coordinates": [] }""", "geometry.coordinates: must be a list of coordinates, not empty.")]
    [InlineData("""{ "type": "Polygon", "coordinates": [[1, 2], [2, 3]] }""", "geometry.coordinates[0][0]: must be a position")]
    [InlineData("""{ "type": "Polygon", "coordinates": [[[1, 2], [2, 3], [3, 1]]] }""", "geometry.coordinates[0]: must be a ring")]
    [InlineData("""{ "type": "MultiPolygon", "coordinates": [[[[1, 2], [2, 3], [3, 1], [1, 3]]]] }""", "geometry.coordinates[0][0]: must be a ring")]
    public void An_outline_is_a_geometry_that_can_be_drawn(string geometry, string error) =>
        Golden.Of("place.registered").With(("geometry", geometry)).Errors.ShouldHaveSingleItem().ShouldStartWith(error);

    [Theory]
    [InlineData("""{ "type": "Point", "coordinates": [36.5, 35, 400] }""")]
    [InlineData("""{ "type": "LineString", "coordinates": [[36.5, 35], [37, 35]] }""")]
    [InlineData("""{ "type": "MultiPolygon", "coordinates": [[[[1, 2], [2, 3], [3, 1], [1, 2]]]], "schematic": true }""")]
    public void Other_geometries_are_taken_too(string geometry) => Golden.Of("place.registered").With(("geometry", geometry)).Errors.ShouldBeEmpty();

    [Fact]
    public void Paragraphs_count_from_1() => Plain.With(("paragraphs", "[0]")).Errors.ShouldBe(["paragraphs: are counted from 1."]);

    [Fact]
    public void An_answer_and_its_topic_go_together()
    {
        Golden.Of("statement.made").With(("topic", null)).Errors.ShouldHaveSingleItem().ShouldStartWith("topic: is required");
        Golden.Of("statement.made").With(("answer", null)).Errors.ShouldHaveSingleItem().ShouldStartWith("answer: is required");
        Golden.Of("statement.made").With(("answer", null), ("topic", null)).Errors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""[{ "of": "killed" }]""", "counts[0]: needs a min, a max, or both.")]
    [InlineData("""[{ "of": "killed", "min": 9, "max": 7 }]""", "counts[0]: has min above max.")]
    [InlineData("""[{ "of": "killed", "min": -1 }]""", "counts[0]: counts from 0.")]
    [InlineData("""[{ "of": "killed", "min": 1 }, { "of": "killed", "max": 3 }]""", "counts: counts 'killed' twice.")]
    [InlineData("""[{ "of": "killed", "min": 1.5 }]""", "counts[0].min: must be a whole number, not 1.5.")]
    public void Counts_are_bounds(string counts, string error) => Golden.Of("incident.occurred.v2").With(("counts", counts)).Errors.ShouldBe([error]);

    [Fact]
    public void Every_mistake_between_fields_is_reported_at_once() => Golden.Of("incident.occurred.v2").With(
        ("counts", """[{ "of": "killed" }, { "of": "hurt", "min": 2, "max": 1 }]"""), ("paragraphs", "[0]"), ("on", "\"2017\""), ("aim", "\"2018\""), ("since", "\"2018\""))
        .Errors.Select(error => error.Split(": ")[0]).ShouldBe(["aim", "paragraphs", "since", "order", "counts[0]", "counts[1]"]);

    [Fact]
    public void A_zone_names_each_place_once() =>
        Golden.Of("zone.area").With(("places", """[{ "place": "place/a", "extent": "part" }, { "place": "place/a" }]""")).Errors.ShouldBe(["places: names 'place/a' twice."]);

    [Theory]
    [InlineData("edition", "0", "edition: counts from 1.")]
    [InlineData("work", null, "work: is required for a later edition: the work that it is an edition of.")]
    [InlineData("sha256", "\"9F86\"", "sha256: must be 64 lower-case hexadecimal digits.")]
    [InlineData("published", "\"2017-07\"", "published: 2017-07 is after the day it was retrieved (2017-06-01).")]
    [InlineData("retrieved", "\"2017-06-01/..\"", "retrieved: 2017-06-01/.. is open; the day of retrieval says by when it was published at the latest.")]
    [InlineData("retrieved", null, "retrieved: is required, and is missing.")]
    public void A_source_says_which_edition_it_is_and_by_when_it_was_published(string field, string? json, string error) => Golden.Of("source.registered").With((field, json)).Errors.ShouldBe([error]);

    [Fact]
    public void A_source_may_be_published_about_when_it_was_retrieved() =>
        Golden.Of("source.registered").With(("published", "\"2017-06-02~\"")).Errors.ShouldBeEmpty();

    private static string? Json(string? text) => text is null ? null : $"\"{text}\"";
}
