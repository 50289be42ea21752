using FsCheck;
using FsCheck.Fluent;
using KnowledgeBase.Events;
using KnowledgeBase.Projections;

namespace KnowledgeBase.Tests.Projections;

public sealed class SearchTextTests
{
    [Theory]
    [InlineData("Ceasefire, at midnight!", "ceasefire at midnight")]
    [InlineData("De-escalation", "de escalation")]
    [InlineData("Recep Tayyip Erdoğan", "recep tayyip erdogan")]
    [InlineData("Mevlüt ÇAVUŞOĞLU, İbrahim Kalın", "mevlut cavusoglu ibrahim kalin")]
    [InlineData("Cafe\u0301", "cafe")]
    [InlineData("Łódź Straße ﬁn", "lodz strasse fin")]
    [InlineData("Алексе\u0438\u0306 Лаврёнтьев", "алексеи лаврентьев")]
    [InlineData("دِمَشْق", "دمشق")]
    [InlineData("S-300 in 2017", "s 300 in 2017")]
    [InlineData("co\u00ADop", "coop")]
    [InlineData("’ʿAlawi'", "alawi")]
    [InlineData(" … \u0301 ", "")]
    [InlineData("", "")]
    public void Case_accents_and_marks_do_not_matter_and_what_is_no_letter_parts_words(string text, string folded) =>
        SearchText.Fold(text).ShouldBe(folded);

    [Fact]
    public void Words_say_where_they_stand() =>
        SearchText.Words("(Cafe\u0301) 𐐀b").Select(word => (word.Folded, word.Start, word.End)).ShouldBe([("cafe", 1, 6), ("𐐨b", 8, 11)]);

    [Fact]
    public void What_is_folded_folds_to_itself() => Prop.ForAll<string>(text => SearchText.Fold(SearchText.Fold(text ?? "")) == SearchText.Fold(text ?? "")).QuickCheckThrowOnFailure();

    [Fact]
    public void Texts_too_long_for_the_index_are_cut_between_words()
    {
        var folded = SearchText.Fold([.. Enumerable.Range(0, 40).Select(_ => string.Join(' ', Enumerable.Repeat("abcdefg", 2_000))), new string('x', 5_000)], []);

        folded.Length.ShouldBeInRange(99_000, 100_000);
        folded.Split(' ').Distinct().ShouldBe(["abcdefg", "endoffield"]);
        SearchText.Fold(new string('x', 5_000)).Length.ShouldBe(100);
    }

    [Fact]
    public void Names_aliases_quotations_and_notes_are_searched_and_references_are_not()
    {
        var actor = new ActorRegistered { Record = "record-id", Name = "Name", Kind = ActorKind.State, Aliases = ["One", "Two"], Note = "A note" };
        SearchText.Of(actor).ShouldBe(["A note", "Name", "One", "Two"], ignoreOrder: true);
        SearchText.Of(new ThingSameAs { Record = "r", Other = "actor/b", Reason = "Why" }).ShouldBe(["Why"]);
    }
}
