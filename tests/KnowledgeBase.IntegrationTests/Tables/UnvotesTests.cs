using System.IO.Compression;
using KnowledgeBase.IntegrationTests.Hosting;
using KnowledgeBase.IntegrationTests.Recording;
using KnowledgeBase.Queries;
using KnowledgeBase.Recording;
using KnowledgeBase.Time;

namespace KnowledgeBase.IntegrationTests.Tables;

/// <summary>
/// Two editions of the votes of the United Nations General Assembly, with docs/mappings: the later one as a difference, against
/// archives of each alone. By default some of the roll calls; with KB_TEST_UNVOTES=1 all of them, which takes many minutes.
/// </summary>
public sealed class UnvotesTests(RecordingDatabase database) : IClassFixture<RecordingDatabase>, IAsyncLifetime
{
    private const string Second = "source/unvotes-2017-03-14";
    private static readonly bool Whole = Environment.GetEnvironmentVariable("KB_TEST_UNVOTES") == "1";
    private readonly TestFolder _folder = new();

    // Where votes and codes were corrected, a state was left out, nuclear issues of 1984, and roll calls that only the later edition has.
    private static readonly Func<int, bool> Chosen = roll => Whole || roll is (>= 5250 and < 5262) or (>= 3500 and < 3512) or (>= 2671 and < 2687) or (>= 5425 and < 5435);

    public ValueTask InitializeAsync()
    {
        foreach (var map in new[] { "unvotes.yaml", "unvotes-issues.yaml" }) File.Copy(Path.Combine(Path.GetDirectoryName(RecordingDatabase.Small)!, "..", "mappings", map), Path.Combine(_folder.Root, map));
        foreach (var edition in new[] { "2016-07-07", "2017-03-14" })
        {
            File.Copy(Data($"roll_calls_{edition}.csv.gz"), Path.Combine(_folder.Root, $"roll_calls_{edition}.csv.gz"));
            foreach (var table in new[] { "votes", "issues" }) Choose($"{table}_{edition}.csv.gz");
        }

        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task The_later_edition_is_recorded_as_a_difference_and_each_answers_like_an_archive_of_it_alone()
    {
        foreach (var archive in new[] { "both", "first", "second" }) await database.Create(archive);
        await Import("both", "2016-07-07", null);
        await Import("first", "2016-07-07", null);
        await Import("second", "2017-03-14", Second);

        var votes = (await database.Send(new ReconcileEdition(Table("both", "votes_2017-03-14", "unvotes") with { Edition = Second, Renames = Data("country_renames_2016_to_2017.csv") }))).Difference;
        var issues = (await database.Send(new ReconcileEdition(Table("both", "issues_2017-03-14", "unvotes-issues") with { Edition = Second }))).Difference;

        var corrections = File.ReadLines(Data("corrections_2016_to_2017.csv")).Skip(1).Select(line => line.Split(',')).Where(row => Chosen(int.Parse(row[3]))).ToList();
        votes.Changed["answer"].ShouldBe(corrections.Count(row => row[2] == "vote" && row[^1] != "(withdrawn)"));
        votes.Restated.ShouldBe(votes.Changed["answer"]);
        votes.Omitted.ShouldBe(corrections.Count(row => row[2] == "vote" && row[^1] == "(withdrawn)"));
        issues.Omitted.ShouldBe(corrections.Count(row => row[2] == "issue" && row[^1] == "(withdrawn)"));
        votes.Renames.ShouldBeEmpty();

        (await Says("both", edition: 2)).ShouldBe(await Says("second", edition: 2));
        (await Says("both", edition: 1)).ShouldBe(await Says("first", edition: 1));
        (await Nuclear("both", null)).ShouldBe(await Nuclear("second", null));
        (await Nuclear("both", "2016-12-31")).ShouldBe(await Nuclear("first", null));
    }

    public async ValueTask DisposeAsync() => await _folder.DisposeAsync();

    private async Task Import(string archive, string edition, string? source)
    {
        await database.Send(new ImportTable(Table(archive, $"votes_{edition}", "unvotes") with { Edition = source, Renames = source is null ? null : Data("country_renames_2016_to_2017.csv") }));
        await database.Send(new ImportTable(Table(archive, $"issues_{edition}", "unvotes-issues") with { Edition = source }));
    }

    private TableRequest Table(string archive, string table, string map) => new(archive, Path.Combine(_folder.Root, $"{table}.csv.gz"), Path.Combine(_folder.Root, $"{map}.yaml"), "tester");

    /// <summary>How many claims an edition carries, and the sum of their hashes, apart from the records that they come from.</summary>
    private async Task<List<string>> Says(string archive, int edition) => await database.Database.Rows(
        $$"""
        select aspect, count(*), sum(hashtextextended(concat_ws('|', entity, aspect, member, simple, supersedes, on_latest, start_earliest, last_latest, deprecated,
          claim::jsonb #- '{evidence,event}' #- '{evidence,record}' #- '{evidence,position}' #- '{evidence,source}'), 0)::numeric)
        from {{await database.Database.Table(archive, "claim")}} where archive = $1 and position_to is null and edition <= $2 and (edition_to is null or edition_to > $2)
        group by aspect order by aspect
        """,
        archive,
        edition);

    private async Task<string> Nuclear(string archive, string? publishedBy)
    {
        var vantage = new Vantage { AsOf = Edtf.Parse("2018-01-01").Bounds.Earliest, PublishedBy = publishedBy is null ? null : new PublicationDay(Edtf.Parse(publishedBy).Bounds.Earliest) };
        var span = Edtf.Parse("1984").Bounds;
        var answer = await database.Send(new AskTopic(archive, vantage, "un-nuclear-weapons-and-nuclear-material", span, "France"));
        var statements = await database.Send(new AskStatements(archive, vantage, new(Speaker: "France", Topic: answer.Topic, Span: span), Limit: 1000));
        statements.Statements.Select(one => one.Statement).Order(StringComparer.Ordinal).ShouldBe(answer.Given.Select(one => one.Statement).Order(StringComparer.Ordinal));
        answer.Given.Count.ShouldBeGreaterThan(0);
        return string.Join('\n', answer.Tally.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key} {pair.Value}").Concat(answer.Given.Select(one => $"{one}")));
    }

    private void Choose(string name)
    {
        using var from = new StreamReader(new GZipStream(File.OpenRead(Data(name)), CompressionMode.Decompress));
        using var to = new StreamWriter(new GZipStream(File.Create(Path.Combine(_folder.Root, name)), CompressionLevel.Fastest));
        to.WriteLine(from.ReadLine());
        while (from.ReadLine() is { } line)
        {
            if (Chosen(int.Parse(line.AsSpan(0, line.IndexOf(','))))) to.WriteLine(line);
        }
    }

    private static string Data(string file)
    {
        var path = Path.Combine(Path.GetDirectoryName(RecordingDatabase.Small)!, "..", "..", "..", "shared", "data", "unvotes", file);
        if (!File.Exists(path)) Assert.Skip($"The votes ({file}) are not beside the repository, in ../shared/data/unvotes.");
        return path;
    }
}
