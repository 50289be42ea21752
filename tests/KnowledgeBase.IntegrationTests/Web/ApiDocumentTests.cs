using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using KnowledgeBase.IntegrationTests.Recording;

namespace KnowledgeBase.IntegrationTests.Web;

/// <summary>The examples in <c>docs/api.md</c>, as they stand there.</summary>
public sealed partial class ApiDocumentTests(WebFixture web) : IClassFixture<WebFixture>
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Path.GetDirectoryName(RecordingDatabase.Small)!, "..", "api.md")).ReplaceLineEndings("\n");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_example_is_answered()
    {
        var commands = Text.Split('\n').Where(line => line.StartsWith("curl ", StringComparison.Ordinal)).ToList();
        commands.Count.ShouldBeGreaterThan(15);
        foreach (var command in commands)
        {
            using var answer = await Run(command);
            var body = await answer.Content.ReadAsStringAsync(Ct);
            if (command.Contains("as-off"))
                JsonNode.DeepEquals(JsonNode.Parse(body), JsonNode.Parse(Text.Split("```json\n")[1].Split("\n```")[0])).ShouldBeTrue(body);
            else
                ((int)answer.StatusCode).ShouldBeLessThan(400, $"{command}\n{body}");
        }
    }

    [Fact]
    public async Task Every_address_in_the_tables_is_in_the_OpenAPI_document()
    {
        var contract = await ApiContract.Of(web);
        var known = contract.Operations.Select(operation => Regex.Replace(operation.Path, @"\{\w+\}", "x")).ToHashSet();
        var named = Row().Matches(Text).SelectMany(row => Address().Matches(row.Groups["left"].Value + row.Groups["right"].Value)).Select(match => match.Groups["path"].Value).Distinct().ToList();

        named.Count.ShouldBeGreaterThan(20);
        named.Select(path => path.StartsWith("/api", StringComparison.Ordinal) ? path.Replace("/demo", "/x", StringComparison.Ordinal) : $"/api/archives/x{path.Replace("/idlib", "/x", StringComparison.Ordinal)}").Where(path => !known.Contains(path)).ShouldBeEmpty();
    }

    private async Task<HttpResponseMessage> Run(string command)
    {
        var words = Word().Matches(command["curl ".Length..]).Select(match => match.Groups["plain"] is { Success: true } plain ? plain.Value : match.Groups["open"] is { Success: true } open ? open.Value : match.Value).ToList();
        using var request = new HttpRequestMessage(HttpMethod.Get, words[^1].Replace("http://127.0.0.1:8017", web.Address, StringComparison.Ordinal));
        string? type = null;
        for (var n = 0; n < words.Count - 1; n++)
        {
            switch (words[n])
            {
                case "-I": request.Method = HttpMethod.Head; break;
                case "-d" or "--data-binary": (request.Method, request.Content) = (HttpMethod.Post, new StringContent(words[++n] == "@dossier.yaml" ? "- place.registered: place/shymkent\n  record: place-shymkent\n  name: Shymkent\n" : words[n], Encoding.UTF8)); break;
                case "-H" when words[++n].Split(": ", 2) is [var name, var value]:
                    if (name == "Content-Type") type = value;
                    else request.Headers.TryAddWithoutValidation(name, value.Replace("$TOKEN", await web.Token("recorder"), StringComparison.Ordinal)).ShouldBeTrue();
                    break;
                default: throw new NotSupportedException($"'{words[n]}' of '{command}' is not known here.");
            }
        }

        if (type is not null) request.Content!.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return await web.Client.SendAsync(request, Ct);
    }

    [GeneratedRegex("""'(?<plain>[^']*)'|"(?<open>[^"]*)"|\S+""")]
    private static partial Regex Word();

    [GeneratedRegex(@"^\|(?<left>[^|]*)\|(?<right>[^|]*)\|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"`(?<path>/[^`]*)`")]
    private static partial Regex Address();
}
