using System.Security.Cryptography;
using System.Text.RegularExpressions;
using KnowledgeBase.Dossiers;

namespace KnowledgeBase.Tests.Archive;

/// <summary>Every paragraph of every article is accounted for, by the table in the dossier's README: by number and hash, without a word of the text.</summary>
public sealed partial class ParagraphTests
{
    private static readonly string Folder = Path.Combine(Root, "docs", "dossiers", "astana-2017");

    /// <summary>A row: article, paragraph, the records that carry it, what was left out.</summary>
    private sealed record Row(string Article, int Paragraph, IReadOnlyList<string> Records, string LeftOut);

    private sealed record Article(string Name, int Paragraphs, string Sha256);

    private static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "KnowledgeBase.sln"))) folder = folder.Parent!;
            return folder.FullName;
        }
    }

    [Fact]
    public void Every_paragraph_has_a_row_with_records_or_a_reason()
    {
        foreach (var article in Articles())
        {
            var rows = Rows().Where(row => row.Article == article.Name).ToList();
            rows.Select(row => row.Paragraph).ShouldBe(Enumerable.Range(1, article.Paragraphs), article.Name);
            rows.Where(row => row.Records.Count == 0).ShouldAllBe(row => row.LeftOut.Length > 0);
        }

        Rows().Select(row => row.Article).Distinct().Order().ShouldBe(Articles().Select(article => article.Name).Order());
    }

    [Fact]
    public void The_table_and_the_records_say_the_same()
    {
        var told = Rows().SelectMany(row => row.Records.Select(record => $"{record} of {row.Article}, paragraph {row.Paragraph}")).Order().ToList();
        var recorded = Reports().SelectMany(report => report.Paragraphs.Select(paragraph => $"{report.Record} of {report.Source}, paragraph {paragraph}")).Order().ToList();

        told.Except(recorded).ShouldBeEmpty("rows that no record bears out");
        recorded.Except(told).ShouldBeEmpty("records that the table lacks");
        Reports().ShouldAllBe(report => report.Paragraphs.Count > 0);
    }

    [Fact]
    public void The_sources_are_registered_with_the_hashes_of_the_articles()
    {
        var registered = DossierReader.Read(Path.Combine(Folder, "1-things", "sources.yaml")).Where(draft => draft.Type == "source.registered")
            .Select(draft => (draft.Stream["source/".Length..], draft.Data["sha256"]!.GetValue<string>())).Order();
        registered.ShouldBe(Articles().Select(article => (article.Name, article.Sha256)).Order());
    }

    [Fact]
    public void The_articles_have_these_hashes_and_so_many_paragraphs()
    {
        var folder = Path.Combine(Root, "..", "shared", "articles");
        if (!Directory.Exists(folder)) Assert.Skip("The articles are not beside the repository, in ../shared/articles: they are not ours to copy.");
        foreach (var article in Articles())
        {
            var bytes = File.ReadAllBytes(Path.Combine(folder, $"{article.Name}.txt"));
            Convert.ToHexStringLower(SHA256.HashData(bytes)).ShouldBe(article.Sha256, article.Name);
            System.Text.Encoding.UTF8.GetString(bytes).Split('\n').Count(line => line.Trim().Length > 0).ShouldBe(article.Paragraphs, article.Name);
        }
    }

    private static IReadOnlyList<Article> Articles() =>
        [.. Readme().Select(line => ArticleRow().Match(line)).Where(match => match.Success).Select(match => new Article(match.Groups[1].Value, int.Parse(match.Groups[2].Value), match.Groups[3].Value))];

    private static IReadOnlyList<Row> Rows() =>
    [
        .. Readme().Select(line => ParagraphRow().Match(line)).Where(match => match.Success)
            .Select(match => new Row(match.Groups[1].Value, int.Parse(match.Groups[2].Value), [.. Code().Matches(match.Groups[3].Value).Select(code => code.Groups[1].Value)], match.Groups[4].Value.Trim())),
    ];

    private static string[] Readme() => File.ReadAllLines(Path.Combine(Folder, "README.md"));

    private static IEnumerable<(string Record, string Source, IReadOnlyList<int> Paragraphs)> Reports() =>
        from draft in DossierReader.Read(Path.Combine(Folder, "2-reports"))
        where draft.Data["source"] is not null
        select (draft.Record!, draft.Data["source"]!.GetValue<string>()["source/".Length..], (IReadOnlyList<int>)[.. draft.Data["paragraphs"]?.AsArray().Select(paragraph => paragraph!.GetValue<int>()) ?? []]);

    [GeneratedRegex(@"^\| ([a-z0-9-]+) \|[^|]*\| (\d+) \| `([0-9a-f]{64})` \|$")]
    private static partial Regex ArticleRow();

    [GeneratedRegex(@"^\| ([a-z0-9-]+) \| (\d+) \|([^|]*)\|([^|]*)\|$")]
    private static partial Regex ParagraphRow();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}
