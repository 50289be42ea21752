using KnowledgeBase.Dossiers;

namespace KnowledgeBase.Tests.Dossiers;

public sealed class DossierErrorTests
{
    [Theory]
    [InlineData("- zone.established: zone/a\n  note: [1, 2", 3, 1, "")]
    [InlineData("- zone.established: zone/a\n\tnote: x", 2, 1, "is indented with a tab; YAML wants spaces.")]
    [InlineData("- zone.established: zone/a\n  on:\n  \tanchor: a\n", 3, 3, "is indented with a tab")]
    [InlineData("- zone.established: zone/a\n  on:\n\tanchor: a\n", 3, 1, "is indented with a tab")]
    [InlineData("- zone.established: zone/a\n  note: a\tb\n  on: [\n", 4, 1, "")]
    [InlineData("- zone.established: zone/a\n  by:\n\t\t- actor/a\n", 3, 1, "is indented with a tab")]
    [InlineData("- zone.established: zone/a\n  note: 'open", 2, 9, "")]
    [InlineData("- zone.established: zone/a\n  note: a\n  record: b\n  note: c", 4, 3, "the field 'note' is there twice.")]
    [InlineData("- zone.established: zone/a\n  on: { anchor: b, anchor: c }", 2, 20, "the field 'anchor' is there twice.")]
    [InlineData("- zone.established: &a zone/a", 1, 21, "anchors and aliases")]
    [InlineData("- zone.established: zone/a\n  note: *a", 2, 9, "anchors and aliases")]
    [InlineData("- &a\n  zone.established: zone/a", 1, 3, "anchors and aliases")]
    [InlineData("- zone.established: zone/a\n- zone.etsablished: zone/a", 2, 3, "there is no event type 'zone.etsablished'. Did you mean 'zone.established'?")]
    [InlineData("- just a word", 1, 3, "a record begins with its type and what it is about")]
    [InlineData("- zone.established: [zone/a]", 1, 3, "a record begins with its type and what it is about")]
    [InlineData("- {}", 1, 3, "a record begins with its type and what it is about")]
    [InlineData("-\n- zone.established: zone/a", 1, 2, "a record begins with its type and what it is about")]
    [InlineData("- [zone.established]: zone/a", 1, 3, "a record begins with its type and what it is about")]
    [InlineData("- record: a\n  zone.established: zone/a", 1, 3, "there is no event type 'record'.")]
    [InlineData("- zone.established: zone/a\n  ? [note]\n  : a", 2, 5, "a field's name is a word.")]
    [InlineData("- zone.established: zone/a\n  on: { [anchor]: a }", 2, 9, "a field's name is a word.")]
    [InlineData("- zone.established: zone/a\n  : ", 3, 1, "is not readable as YAML, here or just before.")]
    [InlineData("zone.established: zone/a", 1, 1, "a dossier is a list of records")]
    [InlineData("zone.established", 1, 1, "a dossier is a list of records")]
    [InlineData("", 0, 0, "is empty; a dossier is a list of records.")]
    [InlineData("# only a remark\n", 0, 0, "is empty; a dossier is a list of records.")]
    [InlineData("- zone.established: zone/a\n---\n- zone.established: zone/b\n", 0, 0, "holds several YAML documents")]
    public void An_error_says_where_it_stands(string text, int line, int column, string message)
    {
        var error = Errors(text).ShouldHaveSingleItem();

        (error.Line, error.Column).ShouldBe((line, column), error.Message);
        error.Message.ShouldContain(message);
        error.ToString().ShouldStartWith(line == 0 ? "d.yaml: " : $"d.yaml:{line}:{column}: ");
    }

    [Fact]
    public void Aliases_that_would_grow_without_end_are_refused_at_the_first()
    {
        var bomb = "- &a [x, x, x, x, x, x, x, x, x]\n" + string.Concat(Enumerable.Range('b', 20).Select(name => $"- &{(char)name} [{string.Join(", ", Enumerable.Repeat($"*{(char)(name - 1)}", 9))}]\n"));
        Errors(bomb).ShouldHaveSingleItem().ToString().ShouldBe("d.yaml:1:3: YAML anchors and aliases are not read; write the text out.");
    }

    [Fact]
    public void Every_record_that_cannot_be_read_is_named_at_once() =>
        Errors("- zone.one: zone/a\n- zone.established: zone/a\n- 7\n- zone.two: zone/a\n").Select(error => error.Line).ShouldBe([1, 3, 4]);

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    public void Deep_nesting_is_an_error(string opening)
    {
        foreach (var depth in new[] { 70, 100_000 })
            Errors($"- zone.established: zone/a\n  note: {(opening == "- " ? "\n    " : "")}{string.Concat(Enumerable.Repeat(opening, depth))}").ShouldHaveSingleItem().Message.ShouldContain("nested");
    }

    private static IReadOnlyList<DossierError> Errors(string text) => Should.Throw<DossierException>(() => DossierReader.Read("d.yaml", text)).Errors;
}
