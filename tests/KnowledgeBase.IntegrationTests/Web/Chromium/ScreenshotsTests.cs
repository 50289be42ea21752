using System.Buffers.Binary;
using KnowledgeBase.IntegrationTests.Recording;
using Microsoft.Playwright;

namespace KnowledgeBase.IntegrationTests.Web.Chromium;

/// <summary>
/// The pictures of pages in docs/screenshots: from the Astana archive, at fixed vantages and a fixed clock. Made anew by
/// <c>KB_UPDATE_SCREENSHOTS=1 dotnet test tests/KnowledgeBase.IntegrationTests --filter ScreenshotsTests</c>.
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed class ScreenshotsTests(BrowserFixture browser)
{
    private const int Most = 250_000;
    private const string Day = "as-of=2017-09-15";

    private static readonly string Docs = Path.Combine(Path.GetDirectoryName(RecordingDatabase.Small)!, "..");
    private static readonly string Folder = Path.Combine(Docs, "screenshots");

    /// <summary>Name, address, size, and whether it is dark.</summary>
    private static readonly (string Name, string Address, int Width, int Height, bool Dark)[] Pictures =
    [
        ("board", $"?{Day}", 1400, 1000, false),
        ("board-dark", $"?{Day}", 1400, 1000, true),
        ("zone", $"/zone/idlib?{Day}", 1400, 1000, false),
        ("agreement", $"/agreement/astana-memorandum-2017?{Day}", 1400, 900, false),
        ("positions", $"/positions?{Day}", 1400, 1000, false),
        ("statement", $"/statement/abdrakhmanov-four-zones?{Day}", 1400, 900, false),
        ("history", $"/history/zone/idlib?aspect=agreed.area&{Day}", 1400, 900, false),
        ("compare", $"/compare?thing=zone/idlib&from-as-of=2017-05-06&{Day}", 1400, 900, false),
        ("impact", "/write/deprecate?record=alwaght-3-area-idlib", 1400, 800, false),
        ("phone", $"/zone/idlib?{Day}", 390, 844, false),
        ("phone-dark", $"?{Day}", 390, 844, true),
    ];

    public static IEnumerable<TheoryDataRow<string>> Names => Pictures.Select(picture => new TheoryDataRow<string>(picture.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Are_there_and_small(string name)
    {
        var (_, address, width, height, dark) = Pictures.Single(picture => picture.Name == name);
        var file = Path.Combine(Folder, $"{name}.png");
        if (Environment.GetEnvironmentVariable("KB_UPDATE_SCREENSHOTS") == "1") await Take(file, address, width, height, dark);

        File.Exists(file).ShouldBeTrue($"{file}: make it with KB_UPDATE_SCREENSHOTS=1 dotnet test tests/KnowledgeBase.IntegrationTests --filter ScreenshotsTests");
        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        bytes.Length.ShouldBeLessThan(Most);
        (BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(20))).ShouldBe((width, height));
        File.ReadAllText(Path.Combine(Folder, "README.md")).ShouldContain($"]({name}.png)");
    }

    [Fact]
    public void There_are_no_others() =>
        Directory.GetFiles(Folder, "*.png").Select(file => Path.GetFileNameWithoutExtension(file)).Order().ShouldBe(Pictures.Select(picture => picture.Name).Order());

    private async Task Take(string file, string address, int width, int height, bool dark)
    {
        await using var window = await browser.Open(width, height, dark);
        var page = window.Page;
        if (address.StartsWith("/write/", StringComparison.Ordinal)) await window.SignIn(await browser.Web.Token("A. Curator", "recorder"));
        (await window.Go(SitePages.Root + address)).ShouldBe(200);
        if (await page.Locator("#f-reason").CountAsync() > 0)
        {
            await page.FillAsync("#f-reason", "The article contradicts itself on the area.");
            await page.GetByRole(AriaRole.Button, new() { Name = "Show what would change" }).ClickAsync();
            await Assertions.Expect(page.Locator("h2").First).ToHaveTextAsync("What would change");
        }

        await page.EvaluateAsync("document.fonts.ready");
        Directory.CreateDirectory(Folder);
        await page.ScreenshotAsync(new() { Path = file, Animations = ScreenshotAnimations.Disabled });
    }
}
