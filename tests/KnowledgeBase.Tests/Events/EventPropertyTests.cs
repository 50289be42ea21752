using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using KnowledgeBase.Claims;
using KnowledgeBase.Events;

namespace KnowledgeBase.Tests.Events;

public sealed class EventPropertyTests
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(5000);

    [Fact]
    public void Whatever_the_JSON_there_are_errors_or_an_event() => Holds(golden =>
    {
        if (EventValidator.Validate(golden.Type, golden.Stream, golden.Data) is { Count: > 0 } errors)
            return errors.All(error => error.Message.Length > 0);

        return EventJson.FromJson(golden.Type, golden.Data).GetType() == golden.Type.Clr;
    });

    [Fact]
    public void What_is_well_formed_is_so_again_once_written_and_writes_the_same() => Holds(golden =>
    {
        if (golden.Errors.Count > 0) return true;
        var written = EventJson.ToJson(EventJson.FromJson(golden.Type, golden.Data));
        return EventValidator.Validate(golden.Type, golden.Stream, written).Count == 0
            && JsonNode.DeepEquals(EventJson.ToJson(EventJson.FromJson(golden.Type, written)), written);
    });

    [Fact]
    public void What_is_well_formed_breaks_rules_or_not_and_makes_claims_or_not_without_failing() => Holds(golden =>
    {
        if (golden.Errors.Count > 0) return true;
        var recorded = golden.Recorded();
        var claims = ClaimsOf.Event(recorded, recorded.Content);
        var broken = Rules.Check(new Proposed(golden.Stream, golden.Type, golden.Data, recorded.Content), new Catalogue());
        return (claims.Count > 0) == (recorded.Content is Report) && broken.All(error => error.Message.Length > 0);
    });

    [Fact]
    public void Random_events_are_of_both_kinds()
    {
        var events = Gen.Sample(RandomJson.Events, 500);
        var refused = events.Count(golden => golden.Errors.Count > 0);
        refused.ShouldBeInRange(50, 495);
    }

    private static void Holds(Func<Golden, bool> property) => Check.One(Thorough, Prop.ForAll(RandomJson.Events.ToArbitrary(), property));
}
