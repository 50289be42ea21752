using KnowledgeBase.IntegrationTests.Recording;

namespace KnowledgeBase.IntegrationTests.Projections;

/// <summary>Which claims about lists may be skipped when an answer is read from the tables.</summary>
public sealed class ListPruningTests(RecordingDatabase database) : IClassFixture<RecordingDatabase>
{
    [Fact]
    public async Task What_a_complete_list_leaves_out_stays_denied_when_another_list_is_denied_later()
    {
        await database.WithSmall("lists");
        await database.Record(
            "lists",
            Area("partial", "source/tass-astana-4", "2017-05-01", complete: false, "place/aleppo"),
            Area("complete", "source/alwaght-astana-4", "2017-05-01", complete: true, "place/idlib"),
            RecordingDatabase.Draft("zone/idlib", "zone.area", new { record = "denied", source = "source/tass-astana-4", on = "2017-05-03", polarity = "denied", places = new[] { new { place = "place/homs" } } }));

        (await database.Ask("lists", "zone/idlib", "area")).ShouldStartWith("Contested");
    }

    private static KnowledgeBase.Recording.Draft Area(string record, string source, string on, bool complete, string place) =>
        RecordingDatabase.Draft("zone/idlib", "zone.area", new { record, source, on, complete, places = new[] { new { place } } });
}
