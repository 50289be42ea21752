using KnowledgeBase.Claims;

namespace KnowledgeBase.Tests.Claims;

/// <summary>Things that are the same answer under the smallest key of their class, resolved when asked.</summary>
public sealed class SameAsTests
{
    [Fact]
    public void Claims_about_either_are_claims_about_both()
    {
        var archive = Nusra();
        var world = archive.At("2017-12-31");

        Frontier.Of(world, "actor/nusra-front", "formed").Values.Count.ShouldBe(2);
        Frontier.Of(world, "actor/jabhat-al-nusra", "formed").Values.Count.ShouldBe(2);
    }

    [Fact]
    public void Every_aspect_is_answered_under_either_name()
    {
        var world = Nusra().At("2017-12-31");

        Frontier.Of(world, "actor/nusra-front").Select(answer => answer.Aspect).ShouldBe(["designation", "formed"]);
        Frontier.Members(world, "actor/nusra-front", "designation").ShouldBe(["actor/russia"]);
    }

    [Fact]
    public void The_smallest_key_stands_for_the_class_however_it_was_said()
    {
        var archive = Nusra();
        archive.Record("actor/nusra-front", "thing.sameAs", new { other = "actor/a-fatah-al-sham" });

        archive.At("2017-12-31").Canonical("actor/jabhat-al-nusra").ShouldBe("actor/a-fatah-al-sham");
    }

    [Fact]
    public void References_within_claims_are_the_same_too()
    {
        var archive = Nusra();
        archive.Report("source/a", "zone/idlib", "zone.controlled", new { by = "actor/nusra-front", on = "2017-09-15" });
        archive.Report("source/b", "zone/idlib", "zone.controlled", new { by = "actor/jabhat-al-nusra", on = "2017-09-15" });

        Frontier.Of(archive.At("2017-12-31"), "zone/idlib", "control").Verdict.ShouldBe(Verdict.Settled);
    }

    [Fact]
    public void Members_that_are_the_same_compete()
    {
        var archive = Nusra();
        archive.Report("source/a", "meeting/astana-4", "meeting.attended", new { actor = "actor/nusra-front", on = "2017-05-03" });
        archive.Report("source/b", "meeting/astana-4", "meeting.absent", new { actor = "actor/jabhat-al-nusra", on = "2017-05-03" });

        Frontier.Of(archive.At("2017-12-31"), "meeting/astana-4", "participation", "actor/nusra-front").Verdict.ShouldBe(Verdict.Contested);
    }

    [Fact]
    public void Roles_of_the_same_body_are_one_role()
    {
        var archive = Nusra();
        archive.Report("source/a", "actor/golani", "actor.roleTaken", new { role = "commander", of = "actor/nusra-front", on = "2012-01-23" });
        archive.Report("source/b", "actor/golani", "actor.roleLeft", new { role = "commander", of = "actor/jabhat-al-nusra", on = "2017-01-28" });

        Frontier.Of(archive.At("2017-12-31"), "actor/golani", "role", "commander@actor/jabhat-al-nusra").Values.Single().Value["status"].Word.ShouldBe("left");
    }

    [Fact]
    public void A_date_may_be_told_by_a_thing_under_any_of_its_names()
    {
        var archive = Nusra();
        archive.Report("source/a", "actor/offshoot", "actor.formed", new { on = new { anchor = "actor/nusra-front", aspect = "formed", offset = "P1D" } });

        Frontier.Of(archive.At("2017-12-31"), "actor/offshoot", "formed").Date!.Value.ToString().ShouldBe("2012-01-24");
    }

    [Fact]
    public void A_retracted_same_as_parts_them_again()
    {
        var archive = Nusra();
        archive.Retract(archive.Log.Single(recorded => recorded.StoredType == "thing.sameAs").Record);

        Frontier.Of(archive.At("2017-12-31"), "actor/nusra-front", "formed").Values.Count.ShouldBe(1);
    }

    [Fact]
    public void The_claim_itself_keeps_the_record_that_it_came_from()
    {
        var archive = Nusra();

        Frontier.Of(archive.At("2017-12-31"), "actor/nusra-front", "formed").Values
            .Select(value => archive.Log.Single(recorded => recorded.Record == value.Claim.Evidence.Record).Stream)
            .ShouldBe(["actor/nusra-front", "actor/jabhat-al-nusra"]);
    }

    private static TestArchive Nusra()
    {
        var archive = new TestArchive();
        archive.Record("actor/a-fatah-al-sham", "actor.registered", new { name = "Jabhat Fatah al-Sham", kind = "armedGroup" });
        archive.Report("source/a", "actor/nusra-front", "actor.formed", new { on = "2012-01-23" });
        archive.Report("source/b", "actor/jabhat-al-nusra", "actor.formed", new { on = "2012-01" });
        archive.Report("source/a", "actor/nusra-front", "actor.designated", new { by = "actor/russia", @as = "terrorist", on = "2017-09-15" });
        archive.Record("actor/nusra-front", "thing.sameAs", new { other = "actor/jabhat-al-nusra" });
        return archive;
    }
}
