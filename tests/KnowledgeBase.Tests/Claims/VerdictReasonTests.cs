using KnowledgeBase.Claims;

namespace KnowledgeBase.Tests.Claims;

public sealed class VerdictReasonTests
{
    [Theory]
    [InlineData("asserted", "asserted", "denied")]
    [InlineData("denied", "asserted", "asserted")]
    public void That_it_is_denied_is_told_before_that_the_sources_differ_in_whatever_order_they_were_recorded(params string[] polarities)
    {
        var archive = new TestArchive();
        for (var i = 0; i < polarities.Length; i++)
        {
            var asserted = polarities[i] == "asserted";
            archive.Report($"source/{i}", "agreement/x", "agreement.provided", new
            {
                provision = "working-group",
                polarity = polarities[i],
                deadline = asserted ? $"2017-05-0{i + 4}" : null,
            });
        }

        var answer = Frontier.Of(archive.At("2019-01-01"), "agreement/x", "agreed.provision", "working-group");

        answer.Verdict.ShouldBe(Verdict.Contested);
        answer.Why.ShouldBe("asserted and denied");
    }
}
