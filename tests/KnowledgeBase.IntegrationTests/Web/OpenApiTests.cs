using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using KnowledgeBase.Web.Api;
using Microsoft.AspNetCore.Routing;
using Microsoft.OpenApi.Reader;

namespace KnowledgeBase.IntegrationTests.Web;

/// <summary>The OpenAPI document against what the API really answers: every question, in every form, from several vantages; and its refusals.</summary>
public sealed class OpenApiTests(WebFixture web) : IClassFixture<WebFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Is_valid_OpenAPI_3_1()
    {
        var text = await web.Client.GetStringAsync("/api/openapi.json", Ct);
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));

        var read = OpenApiModelFactory.Load(stream, "json");

        read.Diagnostic!.Errors.Select(error => error.ToString()).ShouldBeEmpty();
        read.Diagnostic.Warnings.Select(warning => warning.ToString()).ShouldBeEmpty();
        read.Diagnostic.SpecificationVersion.ShouldBe(Microsoft.OpenApi.OpenApiSpecVersion.OpenApi3_1);
    }

    [Fact]
    public async Task Has_every_endpoint_and_no_other()
    {
        var contract = await ApiContract.Of(web);
        var mapped = web.Service<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api", StringComparison.Ordinal))
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Where(method => method != "HEAD").Select(method => $"{method} {OpenApi.PathOf(endpoint)}")).ToList();

        contract.Operations.Select(operation => $"{operation.Method.ToUpperInvariant()} {operation.Path}").Order().ShouldBe(mapped.Order());
        contract.Operations.Select(operation => operation.Id).ShouldBeUnique();
        mapped.Count.ShouldBeGreaterThan(40);
    }

    [Fact]
    public async Task Has_no_schema_that_nothing_uses()
    {
        var contract = await ApiContract.Of(web);
        var text = contract.Document.ToJsonString();

        foreach (var part in new[] { "schemas", "headers", "responses" })
            contract.Document["components"]![part]!.AsObject().Select(one => one.Key).Where(name => part != "responses" && !text.Contains($"\"#/components/{part}/{name}\"")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_question_answers_as_it_says_in_every_form_from_several_vantages()
    {
        var contract = await ApiContract.Of(web);
        var (wrong, answered) = (new List<string>(), new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var operation in contract.Operations.Where(operation => operation.Method == "get"))
        {
            foreach (var (n, vantage) in Vantages(operation).Index())
            {
                // What differs with the vantage differs in JSON; the other forms are made of the same.
                foreach (var type in operation.Types.Take(n < 2 ? operation.Types.Count : 1))
                {
                    var address = operation.Address(vantage);
                    using var answer = await web.Ask(address, type);
                    wrong.AddRange((await contract.Errors(operation, answer)).Select(error => $"{address} as {type}: {error}"));
                    if (answer.StatusCode == HttpStatusCode.OK)
                    {
                        answered[operation.Id] = answered.GetValueOrDefault(operation.Id) + 1;
                        if (answer.Content.Headers.ContentType!.MediaType != type) wrong.Add($"{address}: {answer.Content.Headers.ContentType} for {type}");
                    }
                    else if (answer.StatusCode != HttpStatusCode.NotFound || vantage.Length == 0)
                    {
                        wrong.Add($"{address} as {type}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(Ct)}");
                    }
                }
            }
        }

        wrong.ShouldBeEmpty();
        // A thing is not known at every position; but from most vantages there is an answer.
        foreach (var operation in contract.Operations.Where(operation => operation.Method == "get"))
            answered[operation.Id].ShouldBeGreaterThanOrEqualTo(Vantages(operation).Count() == 1 ? operation.Types.Count : (2 * operation.Types.Count) + 2, operation.Id);
    }

    [Fact]
    public async Task Every_question_is_answered_to_HEAD_and_to_who_has_the_answer()
    {
        var contract = await ApiContract.Of(web);
        var wrong = new List<string>();
        foreach (var operation in contract.Operations.Where(operation => operation.Method == "get"))
        {
            var address = operation.Address();
            using var whole = await web.Ask(address);
            using var head = await web.Ask(address, method: HttpMethod.Head);
            using var again = await web.Ask(address, null, null, ("If-None-Match", $"\"other\", {whole.Headers.ETag}"));
            if (head.StatusCode != HttpStatusCode.OK || head.Headers.ETag?.ToString() != whole.Headers.ETag!.ToString() || head.Content.Headers.ContentType?.ToString() != whole.Content.Headers.ContentType!.ToString())
                wrong.Add($"HEAD {address}: {head}");
            if (whole.Headers.TransferEncodingChunked != true && head.Content.Headers.ContentLength != whole.Content.Headers.ContentLength) wrong.Add($"HEAD {address}: length {head.Content.Headers.ContentLength}, not {whole.Content.Headers.ContentLength}");
            if (again.StatusCode != HttpStatusCode.NotModified) wrong.Add($"{address}: {(int)again.StatusCode}, not 304");
            wrong.AddRange((await contract.Errors(operation, again)).Select(error => $"{address} again: {error}"));
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_question_refuses_as_it_says()
    {
        var contract = await ApiContract.Of(web);
        var wrong = new List<string>();
        foreach (var operation in contract.Operations.Where(operation => operation.Method == "get"))
        {
            await Expect(operation, HttpStatusCode.BadRequest, operation.Address(("frobnicate", "1")));
            await Expect(operation, HttpStatusCode.NotAcceptable, operation.Address(), "image/png");
            await Expect(operation, HttpStatusCode.Unauthorized, operation.Address(), null, ("Authorization", "Bearer kb_wrong"));
            if (operation.Has("format")) await Expect(operation, HttpStatusCode.BadRequest, operation.Address(("format", "png")));
            if (operation.Has("limit")) await Expect(operation, HttpStatusCode.BadRequest, operation.Address(("limit", "1001")));
            if (operation.Has("as-of")) await Expect(operation, HttpStatusCode.BadRequest, operation.Address(("as-of", "soon"), ("as-of", "2017")));
            if (operation.Has("recorded-by")) await Expect(operation, HttpStatusCode.NotFound, operation.Address(("recorded-by", "100000")));
            if (operation.Path.Contains("{archive}")) await Expect(operation, HttpStatusCode.NotFound, operation.Address().Replace("/demo", "/demi", StringComparison.Ordinal));
            if (operation.Parameters("header").Any()) await Expect(operation, HttpStatusCode.BadRequest, operation.Address(), null, ("Accept-Datetime", "yesterday"));
        }

        wrong.ShouldBeEmpty();

        async Task Expect(ApiOperation operation, HttpStatusCode status, string address, string? accept = null, params (string, string)[] headers)
        {
            using var answer = await web.Ask(address, accept, null, headers);
            if (answer.StatusCode != status) wrong.Add($"{address}: {(int)answer.StatusCode}, not {(int)status}: {await answer.Content.ReadAsStringAsync(Ct)}");
            if (answer.Content.Headers.ContentType?.MediaType != "application/problem+json") wrong.Add($"{address}: {answer.Content.Headers.ContentType}");
            wrong.AddRange((await contract.Errors(operation, answer)).Select(error => $"{address}: {error}"));
        }
    }

    [Fact]
    public async Task The_checker_finds_what_is_wrong()
    {
        var contract = await ApiContract.Of(web);
        var checker = new AnswerChecker(contract.Document);
        var schema = contract.Document["components"]!["schemas"]!["Period"]!;

        JsonObject period(string verdict) => new() { ["first"] = null, ["last"] = "2017-05-06", ["verdict"] = verdict, ["text"] = "set" };
        checker.Errors(schema, period("settled")).ShouldBeEmpty();
        checker.Errors(schema, period("certain")).ShouldHaveSingleItem().ShouldStartWith(".verdict: enum");
        var more = period("open");
        more["more"] = 1;
        checker.Errors(schema, more).ShouldBe([".more: unknown"]);
        more.Remove("more");
        more.Remove("text");
        checker.Errors(schema, more).ShouldBe([": text required"]);
        more["text"] = 7;
        checker.Errors(schema, more).ShouldHaveSingleItem().ShouldStartWith(".text: type");
    }

    private IEnumerable<(string, string)[]> Vantages(ApiOperation operation) => !operation.Has("as-of") || operation.Id == "timemap" ? [[]] :
    [
        [],
        [("as-of", "2017-05-06")],
        [("as-of", "2017-09-20"), ("recorded-by", $"{web.Positions[1]}")],
        [("as-of", "2017-12-31"), ("published-by", "2017-10-01")],
        [("as-of", "2017-05-06"), ("according-to", "publisher:TASS"), ("according-to", "publisher:Alwaght")],
        [("recorded-by", $"{web.Positions[0]}")],
    ];
}
