using System.Text.Json.Nodes;
using KnowledgeBase.Dossiers;
using KnowledgeBase.Log;
using KnowledgeBase.Projections;
using KnowledgeBase.Queries;
using KnowledgeBase.Recording;
using KnowledgeBase.Time;

namespace KnowledgeBase.IntegrationTests.Recording;

/// <summary>Exports from the database and back; see also the laws of exports over random histories.</summary>
public sealed class ExportTests(RecordingDatabase database) : IClassFixture<RecordingDatabase>
{
    private const string Ceasefire = "tass-11-ceasefire-idlib";

    [Fact]
    public async Task An_export_imported_elsewhere_answers_alike_and_imported_where_it_came_from_is_known()
    {
        var archive = await Amended("exported");
        await database.Create("imported");

        var drafts = DossierReader.Read("e.yaml", await Export(new(archive, TextWriter.Null)));

        (await database.Record(archive, [.. drafts])).ShouldBe(new RecordedEvents(0, 24, 27));
        (await database.Record("imported", [.. drafts])).ShouldBe(new RecordedEvents(24, 0, 24));
        foreach (var aspect in new[] { "agreed.rule ceasefire", "proposed", "agreed.area" })
            (await database.Ask("imported", "zone/idlib", aspect)).ShouldBe(await database.Ask(archive, "zone/idlib", aspect));
    }

    [Fact]
    public async Task JSON_Lines_hold_the_same_records()
    {
        var archive = await Amended("lines");
        var drafts = DossierReader.Read("e.yaml", await Export(new(archive, TextWriter.Null)));

        var lines = (await Export(new(archive, TextWriter.Null, DossierFormat.Jsonl))).Split('\n')[..^1];

        lines.Length.ShouldBe(drafts.Count);
        foreach (var (draft, line) in drafts.Zip(lines))
        {
            var json = (JsonObject)JsonNode.Parse(line)!;
            json.First().ToString().ShouldBe($"[{draft.Type}, {draft.Stream}]");
            json.Remove(draft.Type);
            JsonNode.DeepEquals(json, draft.Data).ShouldBeTrue();
        }
    }

    [Fact]
    public async Task An_earlier_position_or_instant_is_exported_as_it_was()
    {
        var archive = await Amended("earlier");

        var before = await Export(new(archive, TextWriter.Null, RecordedBy: RecordingPoint.At(24)));
        before.ShouldContain("at position 24:");
        DossierReader.Read("e.yaml", before).Single(draft => draft.Record == Ceasefire).Data["on"]!.GetValue<string>().ShouldBe("2017-05-06");
        (await Export(new(archive, TextWriter.Null, RecordedBy: RecordingPoint.At(DateTimeOffset.UnixEpoch)))).ShouldEndWith("[]\n");
        (await Export(new(archive, TextWriter.Null, DossierFormat.Jsonl, RecordingPoint.At(0)))).ShouldBeEmpty();
        await Should.ThrowAsync<FuturePositionException>(() => Export(new(archive, TextWriter.Null, RecordedBy: RecordingPoint.At(28))));
        await Should.ThrowAsync<UnknownArchiveException>(() => Export(new("nowhere", TextWriter.Null)));
    }

    private async Task<string> Amended(string archive)
    {
        await database.WithSmall(archive);
        await database.Record(
            archive,
            RecordingDatabase.Draft("zone/idlib", "record.corrected", new { record = "c", target = Ceasefire, targetType = "zone.ruleSet", set = new { on = "2017-05-05" }, reason = "misread" }),
            RecordingDatabase.Draft("zone/idlib", "record.deprecated", new { record = "d", target = "alwaght-15-ceasefire-idlib", reason = "garbled" }),
            RecordingDatabase.Draft("zone/homs", "record.retracted", new { record = "r", target = "alwaght-3-proposed-homs", reason = "of another zone" }));
        return archive;
    }

    private async Task<string> Export(ExportDossier request)
    {
        var text = new StringWriter();
        var done = await database.Send(request with { Output = text });
        text.ToString().Split('\n').Count(line => line.StartsWith("- ", StringComparison.Ordinal) || line.StartsWith('{')).ShouldBe((int)done.Records);
        return text.ToString();
    }
}
