using KnowledgeBase.Claims;

namespace KnowledgeBase.Tests.Claims;

/// <summary>The area of a zone: each place is a member whose extent competes; lists are complete or partial.</summary>
public sealed class ListTests
{
    private const string Zone = "zone/idlib";
    private const string Memorandum = "agreement/memorandum";

    [Fact]
    public void Whole_and_part_of_one_place_are_contested()
    {
        var archive = new TestArchive();
        Agreed(archive, "source/a", false, ("place/idlib", "whole"));
        Agreed(archive, "source/b", false, ("place/idlib", "part"));

        Item(archive, "place/idlib").Verdict.ShouldBe(Verdict.Contested);
        List(archive).Verdict.ShouldBe(Verdict.Contested);
    }

    [Fact]
    public void An_unsaid_extent_disputes_neither()
    {
        var archive = new TestArchive();
        Agreed(archive, "source/a", false, ("place/idlib", "whole"));
        Agreed(archive, "source/b", false, ("place/idlib", null));

        Item(archive, "place/idlib").Verdict.ShouldBe(Verdict.Settled);
        List(archive).Verdict.ShouldBe(Verdict.Settled);
    }

    [Fact]
    public void A_complete_list_contradicts_a_place_that_it_lacks()
    {
        var archive = new TestArchive();
        Agreed(archive, "source/a", true, ("place/idlib", null));
        Agreed(archive, "source/b", false, ("place/idlib", null), ("place/latakia", null));

        Item(archive, "place/idlib").Verdict.ShouldBe(Verdict.Settled);
        Item(archive, "place/latakia").Verdict.ShouldBe(Verdict.Contested);
        List(archive).Verdict.ShouldBe(Verdict.Contested);
    }

    [Fact]
    public void Partial_lists_that_differ_are_open_and_each_is_shown_by_source()
    {
        var archive = new TestArchive();
        Agreed(archive, "source/a", false, ("place/idlib", null), ("place/latakia", null));
        Agreed(archive, "source/b", false, ("place/idlib", null), ("place/hama", null));

        var answer = List(archive);

        answer.Verdict.ShouldBe(Verdict.Open);
        Item(archive, "place/latakia").Verdict.ShouldBe(Verdict.Settled);
        answer.Values.Select(value => $"{value.Claim.Member} {value.Claim.Evidence.Source}").Order()
            .ShouldBe(["place/hama source/b", "place/idlib source/a", "place/idlib source/b", "place/latakia source/a"]);
    }

    [Fact]
    public void Lists_with_the_same_places_are_settled()
    {
        var archive = new TestArchive();
        Agreed(archive, "source/a", false, ("place/idlib", null), ("place/hama", null));
        Agreed(archive, "source/b", true, ("place/hama", null), ("place/idlib", null));

        List(archive).Verdict.ShouldBe(Verdict.Settled);
    }

    [Fact]
    public void A_partial_list_within_a_complete_one_leaves_nothing_open()
    {
        var archive = new TestArchive();
        Agreed(archive, "source/a", true, ("place/idlib", null), ("place/hama", null));
        Agreed(archive, "source/b", false, ("place/idlib", null));

        List(archive).Verdict.ShouldBe(Verdict.Settled);
    }

    [Fact]
    public void A_complete_list_of_a_later_act_drops_the_places_that_it_lacks()
    {
        var archive = new TestArchive();
        Sign(archive, Memorandum, "2017-05-04");
        Sign(archive, "agreement/joint-statement", "2017-09-15");
        Agreed(archive, "source/a", false, ("place/idlib", null), ("place/latakia", null));
        Agreed(archive, "source/a", "agreement/joint-statement", true, ("place/idlib", null));

        Item(archive, "place/latakia").Why.ShouldBe("denied by all");
        List(archive).Verdict.ShouldBe(Verdict.Settled);
    }

    [Fact]
    public void A_partial_list_of_a_later_act_and_an_earlier_one_are_no_single_answer_together()
    {
        var archive = new TestArchive();
        Sign(archive, Memorandum, "2017-05-04");
        Sign(archive, "agreement/joint-statement", "2017-09-15");
        Agreed(archive, "source/a", false, ("place/idlib", null), ("place/latakia", null));
        Agreed(archive, "source/a", "agreement/joint-statement", false, ("place/idlib", null), ("place/hama", null));

        List(archive).Verdict.ShouldBe(Verdict.Open);
    }

    [Fact]
    public void Partial_lists_reported_on_different_days_are_no_single_answer_together()
    {
        var archive = new TestArchive();
        Reported(archive, "2017-05-04", false, ("place/idlib", null), ("place/latakia", null));
        Reported(archive, "2017-09-15", false, ("place/idlib", null), ("place/hama", null));

        Frontier.OfList(archive.At("2017-12-31"), Zone, "area").Verdict.ShouldBe(Verdict.Open);
    }

    [Fact]
    public void A_complete_list_reported_later_is_the_answer_alone()
    {
        var archive = new TestArchive();
        Reported(archive, "2017-05-04", false, ("place/idlib", "whole"), ("place/latakia", null));
        Reported(archive, "2017-09-15", true, ("place/idlib", null), ("place/hama", null));

        var answer = Frontier.OfList(archive.At("2017-12-31"), Zone, "area");

        answer.Verdict.ShouldBe(Verdict.Settled);
        answer.Values.Where(value => value.Dated.Asserted).Select(value => value.Claim.Member).Distinct().ShouldBe(["place/hama", "place/idlib"]);
    }

    [Fact]
    public void A_place_that_only_a_list_of_a_later_day_names_is_no_item_yet()
    {
        var archive = new TestArchive();
        archive.Report("source/a", Zone, "zone.area", new { places = new[] { new { place = "place/idlib" } }, complete = true, on = "2017-05-06" });
        archive.Report("source/b", Zone, "zone.area", new { places = new[] { new { place = "place/latakia" } }, complete = true, on = "2017-09-15" });

        var before = Frontier.OfList(archive.At("2017-05-10"), Zone, "area");
        var after = Frontier.OfList(archive.At("2017-09-15"), Zone, "area");

        before.Values.ShouldHaveSingleItem().Claim.Member.ShouldBe("place/idlib");
        after.Values.ShouldHaveSingleItem().Claim.Member.ShouldBe("place/latakia");
    }

    private static void Agreed(TestArchive archive, string source, bool complete, params (string Place, string? Extent)[] places) =>
        Agreed(archive, source, Memorandum, complete, places);

    private static void Agreed(TestArchive archive, string source, string under, bool complete, params (string Place, string? Extent)[] places) =>
        archive.Report(source, Zone, "zone.area", new { modality = "agreed", under, complete, places = Items(places) });

    private static void Reported(TestArchive archive, string on, bool complete, params (string Place, string? Extent)[] places) =>
        archive.Report("source/a", Zone, "zone.area", new { on, complete, places = Items(places) });

    private static Dictionary<string, string>[] Items((string Place, string? Extent)[] places) =>
    [
        .. places.Select(item => item.Extent is { } extent
            ? new Dictionary<string, string> { ["place"] = item.Place, ["extent"] = extent }
            : new Dictionary<string, string> { ["place"] = item.Place }),
    ];

    private static void Sign(TestArchive archive, string act, string on) => archive.Report("source/a", act, "agreement.signed", new { on });

    private static Answer Item(TestArchive archive, string place) => Frontier.Of(archive.At("2017-12-31"), Zone, "agreed.area", place);

    private static Answer List(TestArchive archive) => Frontier.OfList(archive.At("2017-12-31"), Zone, "agreed.area");
}
