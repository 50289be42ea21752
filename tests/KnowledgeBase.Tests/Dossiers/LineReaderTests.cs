using System.Text;
using FsCheck;
using FsCheck.Fluent;
using KnowledgeBase.Dossiers;

namespace KnowledgeBase.Tests.Dossiers;

public sealed class LineReaderTests
{
    [Theory]
    [InlineData("", new string[0])]
    [InlineData("a", new[] { "a" })]
    [InlineData("a\n", new[] { "a" })]
    [InlineData("\n\r\na\r\n", new[] { "", "", "a" })]
    [InlineData("12345678\n", new[] { "12345678" })]
    [InlineData("123456789\nb", new[] { "too long", "b" })]
    [InlineData("b\n123456789", new[] { "b", "too long" })]
    public void A_text_is_split_at_its_line_ends(string text, string[] lines) => Lines(text, 8, text.Length + 1).ShouldBe(lines);

    [Fact]
    public void Lines_do_not_depend_on_how_the_stream_hands_them_over() => Prop.ForAll(
        (from lengths in Gen.Choose(0, 300_000).ListOf(6)
         from piece in Gen.Elements(1000, 4096, 65_535, 65_536, 1_000_000)
         select (lengths, piece)).ToArbitrary(),
        given =>
        {
            var lines = given.lengths.Select((length, i) => new string((char)('a' + i), length)).ToList();
            return Lines(string.Concat(lines.Select(line => line + "\n")), 200_000, given.piece).SequenceEqual(lines.Select(line => line.Length > 200_000 ? "too long" : line));
        }).Check(Config.QuickThrowOnFailure);

    private static List<string> Lines(string text, int longest, int piece)
    {
        using var stream = new PiecemealStream(Encoding.UTF8.GetBytes(text), piece);
        var reader = new LineReader(stream, longest);
        var lines = new List<string>();
        while (reader.Next())
        {
            lines.Add(reader.IsTooLong ? "too long" : Encoding.UTF8.GetString(reader.Line));
            reader.Number.ShouldBe(lines.Count);
        }

        return lines;
    }

    private sealed class PiecemealStream(byte[] bytes, int piece) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, piece));
    }
}
