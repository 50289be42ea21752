using System.Net;

namespace KnowledgeBase.IntegrationTests.Web;

/// <summary>What the tests of the web stand on.</summary>
public sealed class WebFixtureTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Fact]
    public async Task Serves_the_Astana_archive()
    {
        using var answer = await web.Client.GetAsync("/archives/demo/zone/idlib?as-of=2017-05-06", TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        web.Positions.ShouldBe([.. web.Positions.Order()]);
        web.Positions[^1].ShouldBe(619);
    }
}
