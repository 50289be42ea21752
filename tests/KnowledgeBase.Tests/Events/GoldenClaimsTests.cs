using System.Text;
using KnowledgeBase.Claims;
using KnowledgeBase.Events;
using KnowledgeBase.Tests.Snapshots;

namespace KnowledgeBase.Tests.Events;

public sealed class GoldenClaimsTests
{
    public static TheoryData<string> Reports => [.. Golden.StoredNames.Where(name => Golden.Of(name).Type.Clr.IsAssignableTo(typeof(Report)))];

    [Theory]
    [MemberData(nameof(Reports))]
    public void Every_report_makes_claims_about_known_aspects(string name)
    {
        var recorded = Golden.Of(name).Recorded();

        var claims = ClaimsOf.Event(recorded, recorded.Content);

        claims.ShouldNotBeEmpty();
        foreach (var claim in claims) Should.NotThrow(() => Aspects.KindOf(claim.Aspect));
    }

    [Fact]
    public void Nothing_else_makes_claims()
    {
        foreach (var recorded in Golden.StoredNames.Select(name => Golden.Of(name).Recorded()).Where(recorded => recorded.Content is not Report))
            ClaimsOf.Event(recorded, recorded.Content).ShouldBeEmpty();
    }

    [Fact]
    public void The_claims_of_every_example()
    {
        var text = new StringBuilder();
        foreach (var recorded in Golden.StoredNames.Select(name => Golden.Of(name).Recorded()).Where(recorded => recorded.Content is Report))
        {
            text.Append(recorded.StoredType).Append('\n');
            foreach (var claim in ClaimsOf.Event(recorded, recorded.Content)) text.Append("  ").AppendJoin("\n      ", Lines(claim)).Append('\n');
            text.Append('\n');
        }

        Snapshot.Verify(text.ToString());
    }

    private static IEnumerable<string> Lines(Claim claim)
    {
        yield return Words(claim.Entity, claim.Aspect, claim.Member, claim.Polarity == Polarity.Denied ? "DENIED" : null);
        if (claim.Fields.Count > 0) yield return string.Join(", ", claim.Fields.Select(field => $"{field.Key} = {field.Value}"));
        if (claim.Items.Length > 0 || claim.Complete) yield return $"{(claim.Complete ? "all of" : "among others")}: {string.Join(", ", claim.Items)}";
        var times = claim.Dates.Select(date => $"{date.Key} {date.Value}").Concat(
        [
            claim.On is { } on ? $"on {on}" : "undated",
            .. claim.Since is { } since ? [$"since {since}"] : Array.Empty<string>(),
            .. claim.Until is { } until ? [$"until {until}"] : Array.Empty<string>(),
            .. claim.Order is { } order ? [$"order {order}"] : Array.Empty<string>(),
        ]);
        yield return Words(string.Join(", ", times), $"({claim.Modality.ToString().ToLowerInvariant()}{(claim.Act is { } act ? $" under {act}" : "")})");
        if (claim.Text is { } text) yield return $"\"{text}\"";
        var evidence = claim.Evidence;
        yield return Words(
            evidence.Source, $"§{string.Join(", ", evidence.Paragraphs)}", $"{evidence.Attribution}".ToLowerInvariant(), evidence.Inferred ? "inferred" : null,
            evidence.Quote is { } quote ? $"“{quote}”" : null, evidence.Via.Length > 0 ? $"via {string.Join(" ← ", evidence.Via)}" : null,
            evidence.BasedOn is { } basis ? $"based on {basis}" : null, evidence.Part is { } part ? $"part: {part}" : null,
            evidence.Speaker is { } speaker ? $"said by {speaker}" : null, evidence.Statement is { } statement ? $"in {statement}" : null);
    }

    private static string Words(params string?[] words) => string.Join("  ", words.Where(word => !string.IsNullOrEmpty(word)));
}
