using System.Text;
using KnowledgeBase.Dossiers;
using KnowledgeBase.Recording;

namespace KnowledgeBase.Tests.Dossiers;

public sealed class JsonLinesTests
{
    private const string Zone = """{"zone.established": "zone/a", "record": "r1"}""";

    [Fact]
    public void Each_line_is_a_record_that_begins_with_its_type_and_what_it_is_about()
    {
        var drafts = Read("""
            {"zone.established": "zone/idlib", "record": "a", "paragraphs": [3, 11], "on": "2017"}

              { "zone.dissolved": "zone/homs", "record": "b", "on": { "anchor": "agreement/a", "aspect": "signed" } }
            """);

        drafts.Select(draft => (draft.Type, draft.Stream, draft.Record, draft.File, draft.Line, draft.Column))
            .ShouldBe([("zone.established", "zone/idlib", "a", "d.jsonl", 1, 1), ("zone.dissolved", "zone/homs", "b", "d.jsonl", 3, 3)]);
        drafts[0].Data.ToJsonString().ShouldBe("""{"record":"a","paragraphs":[3,11],"on":"2017"}""");
        drafts[1].Data.ToJsonString().ShouldBe("""{"record":"b","on":{"anchor":"agreement/a","aspect":"signed"}}""");
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("\r\n \t\r\n\n")]
    public void Line_ends_blank_lines_and_a_byte_order_mark_do_not_matter(string end)
    {
        foreach (var mark in new[] { "", "\uFEFF" })
            Read($"{mark}{Zone}\r\n{Zone}\n{Zone}{end}").Select(draft => (draft.Line, draft.Data.ToJsonString())).ShouldBe([(1, """{"record":"r1"}"""), (2, """{"record":"r1"}"""), (3, """{"record":"r1"}""")]);
    }

    [Theory]
    [InlineData("7", 1, "a line holds one record as a JSON object")]
    [InlineData("  [{\"zone.established\": \"zone/a\"}]", 3, "a line holds one record as a JSON object")]
    [InlineData("{}", 1, "a line holds one record as a JSON object")]
    [InlineData("null", 1, "a line holds one record as a JSON object")]
    [InlineData("{\"zone.established\": 7}", 2, "begins with its type and what it is about")]
    [InlineData("{\"zone.established\": \"\\ud800\"}", 2, "begins with its type and what it is about")]
    [InlineData("{\"zone.etsablished\": \"zone/a\"}", 2, "there is no event type 'zone.etsablished'. Did you mean 'zone.established'?")]
    [InlineData("{\"record\": \"a\", \"zone.established\": \"zone/a\"}", 2, "there is no event type 'record'.")]
    [InlineData("{\"zone.established\": \"zone/a\", \"note\": \"ä\", \"note\": \"b\"}", 45, "the field 'note' is there twice.")]
    [InlineData("{\"zone.established\": \"zone/a\", \"on\": {\"anchor\": 1, \"anchor\": 2}}", 52, "the field 'anchor' is there twice.")]
    [InlineData("{\"zone.established\": \"zone/a\", \"\\ud800\": 1}", 32, "the name of a field is not valid Unicode.")]
    [InlineData("{\"zone.established\": \"zone/a\",}", 31, "is not readable as JSON: ")]
    [InlineData("{\"zone.established\": \"zone/a\"} {\"zone.established\": \"zone/a\"}", 32, "is not readable as JSON: ")]
    [InlineData("{\"zone.established\": \"zone/a\"", 30, "is not readable as JSON: ")]
    [InlineData("{\"zone.established\": \"zone/a\t\"}", 29, "is not readable as JSON: ")]
    [InlineData("- zone.established: zone/a", 2, "is not readable as JSON: ")]
    [InlineData("{'zone.established': 'zone/a'}", 2, "is not readable as JSON: ")]
    public void An_error_says_where_it_stands(string line, int column, string message)
    {
        var error = Errors($"{Zone}\n\n{line}\n{Zone}").ShouldHaveSingleItem();

        (error.Line, error.Column).ShouldBe((3, column), error.Message);
        error.Message.ShouldContain(message);
        error.Message.ShouldNotContain("BytePosition");
    }

    [Fact]
    public void Every_wrong_line_is_told_at_once() => Errors($"7\n{Zone}\n8\n").Select(error => error.Line).ShouldBe([1, 3]);

    [Fact]
    public void A_file_that_is_something_else_altogether_is_not_told_line_by_line()
    {
        var errors = Errors(string.Concat(Enumerable.Repeat("1;2;3\n", 5000)));

        errors.Count.ShouldBe(1001);
        errors[^1].ToString().ShouldBe("d.jsonl: has more errors than these 1,000; the rest of it was not read.");
    }

    [Fact]
    public void Deep_nesting_is_an_error()
    {
        foreach (var depth in new[] { 64, 70, 100_000 })
            Errors($$"""{"zone.established": "zone/a", "note": {{new string('[', depth)}}""").ShouldHaveSingleItem().Message.ShouldBe("is nested more than 64 levels deep.");
        Read($$"""{"zone.established": "zone/a", "note": {{new string('[', 63)}}{{new string(']', 63)}}}""").ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n \r\n")]
    [InlineData("\uFEFF")]
    public void A_file_without_records_is_empty(string text) => Errors(text).ShouldHaveSingleItem().ToString().ShouldBe("d.jsonl: is empty; a dossier is a list of records.");

    [Fact]
    public void What_is_not_UTF_8_ends_the_reading_at_its_place()
    {
        var errors = ErrorsOf([.. Encoding.UTF8.GetBytes($"{Zone}\n7\n{{\"zone.established\": \"zone/ä"), 0xE9, .. Encoding.UTF8.GetBytes("\"}\n8\n")]);

        errors.Select(error => (error.Line, error.Column)).ShouldBe([(2, 1), (3, 29)]);
        errors[1].Message.ShouldBe("is not UTF-8 from here on; save it as UTF-8.");
    }

    [Fact]
    public void A_line_of_200_MB_is_refused_in_little_memory()
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.jsonl");
        try
        {
            using (var stream = File.Create(file))
            {
                stream.SetLength(200 * 1024 * 1024);
                stream.Seek(0, SeekOrigin.End);
                stream.Write(Encoding.UTF8.GetBytes($"\n{Zone}\n7\n"));
            }

            var before = GC.GetAllocatedBytesForCurrentThread();
            var errors = Should.Throw<DossierException>(() => DossierReader.Read(file)).Errors;
            (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(64 * 1024 * 1024);
            errors.Select(error => (error.Line, error.Column)).ShouldBe([(1, 1), (3, 1)]);
            errors[0].Message.ShouldBe("the line has more than 16 MB; a line holds one record.");
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static IReadOnlyList<Draft> Read(string text) => DossierReader.Read("d.jsonl", text);

    private static IReadOnlyList<DossierError> Errors(string text) => Should.Throw<DossierException>(() => Read(text)).Errors;

    private static List<DossierError> ErrorsOf(byte[] bytes)
    {
        var errors = new List<DossierError>();
        using var stream = new MemoryStream(bytes);
        _ = JsonLines.Read("d.jsonl", stream, errors).Count();
        return errors;
    }
}
