using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using KnowledgeBase.IntegrationTests.Recording;
using KnowledgeBase.Log;
using KnowledgeBase.Recording;

namespace KnowledgeBase.IntegrationTests.Web;

/// <summary>Commands over the API: who may, what comes of them, what is refused; each answer as the OpenAPI document has it.</summary>
public sealed class ApiCommandTests(WebFixture web) : IClassFixture<WebFixture>
{
    private const string Place = """{"place.registered":"place/PLACE","record":"place-PLACE","name":"PLACE"}""";
    private static int _names;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_command_takes_its_example_first_as_a_dry_run()
    {
        var (contract, archive) = (await ApiContract.Of(web), await Archive());
        await web.Send(new ImportDossier(archive, RecordingDatabase.Astana, "tester"));
        var head = (await web.Service<IEventLog>().Head(archive, Ct)).Position;
        foreach (var operation in contract.Operations.Where(operation => operation.Method == "post"))
        {
            var body = (operation.Json["requestBody"]?["content"]?["application/json"]?["example"] as JsonObject)?.DeepClone();
            if (operation.Id == "createArchive") body!["name"] = $"made-{archive}";
            if (operation.Id == "correct") body!["set"] = JsonNode.Parse("""{ "note": "Read again." }""");
            if (body is not null && operation.Json["requestBody"]!["content"]!["application/json"]!["schema"] is { } schema) new AnswerChecker(contract.Document).Errors(schema, body).ShouldBeEmpty(operation.Id);
            var address = operation.Address().Replace("/demo", $"/{archive}", StringComparison.Ordinal);
            foreach (var dryRun in operation.Has("dry-run") ? [true, false] : new[] { false })
            {
                using var answer = await Post($"{address}{(dryRun ? "?dry-run=true" : "")}", body?.ToJsonString(), token: "admin");
                var makes = operation.Json["responses"]!["201"] is not null && !dryRun;
                answer.StatusCode.ShouldBe(makes ? HttpStatusCode.Created : HttpStatusCode.OK, $"{operation.Id}: {await answer.Content.ReadAsStringAsync(Ct)}");
                (await contract.Errors(operation, answer)).ShouldBeEmpty(operation.Id);
                if (dryRun) (await web.Service<IEventLog>().Head(archive, Ct)).Position.ShouldBe(head, operation.Id);
                if (makes) using (var made = await web.Ask(answer.Headers.Location!.ToString())) made.StatusCode.ShouldBe(HttpStatusCode.OK, operation.Id);
            }

            head = (await web.Service<IEventLog>().Head(archive, Ct)).Position;
        }
    }

    [Fact]
    public async Task Every_command_refuses_as_it_says()
    {
        var (contract, wrong) = (await ApiContract.Of(web), new List<string>());
        foreach (var operation in contract.Operations.Where(operation => operation.Method == "post"))
        {
            var (address, hasBody) = (operation.Address(), operation.Json["requestBody"] is not null);
            var isFree = operation.Json["security"]!.AsArray().Any(one => one!.AsObject().Count == 0);
            if (!isFree) await Expect(HttpStatusCode.Unauthorized, address, "{}", null);
            if (!isFree) await Expect(HttpStatusCode.Forbidden, address, "{}", "reader");
            await Expect(HttpStatusCode.BadRequest, $"{address}?frobnicate=1", "{\"frobnicate\":1}", "admin");
            if (hasBody) await Expect(HttpStatusCode.UnsupportedMediaType, address, "<a/>", "admin", "application/xml");
            if (hasBody) await Expect(HttpStatusCode.BadRequest, address, "{\"a\":", "admin");
            if (address.Contains("/demo")) await Expect(HttpStatusCode.NotFound, address.Replace("/demo", "/deno"), operation.Json["requestBody"]?["content"]?["application/json"]?["example"]?.ToJsonString() ?? "", "admin");

            async Task Expect(HttpStatusCode status, string to, string body, string? token, string type = "application/json")
            {
                using var answer = await Post(to, body, token, type);
                if (answer.StatusCode != status) wrong.Add($"{to} {token}: {(int)answer.StatusCode}, not {(int)status}: {await answer.Content.ReadAsStringAsync(Ct)}");
                wrong.AddRange((await contract.Errors(operation, answer)).Select(error => $"{to} {token}: {error}"));
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task Records_are_recorded_once_by_the_name_of_the_token()
    {
        var archive = await Archive();
        using var first = await Post($"/api/archives/{archive}/records", $"[{Place.Replace("PLACE", "a")},{Place.Replace("PLACE", "b")}]", "recorder");
        using var second = await Post($"/api/archives/{archive}/records", $"[{Place.Replace("PLACE", "b")},{Place.Replace("PLACE", "c")}]", "recorder");
        using var third = await Post($"/api/archives/{archive}/records", Place.Replace("PLACE", "c"), "recorder");

        first.StatusCode.ShouldBe(HttpStatusCode.Created);
        var done = await second.Json();
        ((int)done["recorded"]!, (int)done["known"]!, (int)done["position"]!).ShouldBe((1, 1, 3));
        done["records"]!.AsArray().Select(one => $"{one!["record"]} {one["position"]} {one["new"]}").ShouldBe(["place-b 2 false", "place-c 3 true"]);
        third.StatusCode.ShouldBe(HttpStatusCode.OK);
        var events = await web.Service<IEventLog>().ReadAll(archive, 0, 10, Ct);
        events.Select(one => one.Recorder).ShouldAllBe(recorder => recorder == "recorder");
        done["records"]!.AsArray().Select(one => Guid.Parse((string)one!["event"]!)).ShouldBe(events.Skip(1).Select(one => one.Id));
    }

    [Theory]
    [InlineData("application/x-ndjson", """{"place.registered":"place/a","record":"a","name":"A"}""" + "\n" + """{"place.registered":"place/b","record":"b","name":"B"}""")]
    [InlineData("application/yaml", "- place.registered: place/a\n  record: a\n  name: A\n- place.registered: place/b\n  record: b\n  name: B\n")]
    [InlineData("application/json; charset=utf-8", """[{"place.registered":"place/a","record":"a","name":"A"},{"place.registered":"place/b","record":"b","name":"B"}]""")]
    public async Task A_dossier_is_told_by_its_media_type(string type, string dossier)
    {
        using var answer = await Post($"/api/archives/{await Archive()}/records", dossier, "recorder", type);
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync(Ct));
        ((int)(await answer.Json())["recorded"]!).ShouldBe(2);
    }

    [Fact]
    public async Task What_is_wrong_with_records_is_said_of_each()
    {
        var archive = await Archive();
        const string report = """{"zone.established":"zone/x","record":"r1","source":"source/s","on":"2017-02-30"}""";
        using var answer = await Post($"/api/archives/{archive}/records", $"[{Place.Replace("PLACE", "a")},{report},{Place.Replace("\"name\"", "\"nam\"").Replace("PLACE", "b")}]", "recorder");
        var errors = (await answer.Json())["errors"]!.AsArray();

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        errors.Select(error => $"{error!["file"]} {error["record"]} {error["field"]}").ShouldBe(["[1] r1 on", "[2] place-b nam", "[2] place-b name"], ignoreOrder: true);
        errors.ShouldAllBe(error => ((string)error!["message"]!).Length > 10);
        (await web.Service<IEventLog>().Head(archive, Ct)).Position.ShouldBe(0);
    }

    [Fact]
    public async Task What_is_wrong_with_a_dossier_is_said_with_its_line()
    {
        using var answer = await Post($"/api/archives/{await Archive()}/records", "- place.registered: place/a\n  record: a\n  name: A\n- place.registerd: place/b\n  record: b\n", "recorder", "application/yaml");
        var error = (await answer.Json())["errors"]!.AsArray().ShouldHaveSingleItem()!;

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        ((int)error["line"]!, (string)error["message"]!).ShouldBe((4, "there is no event type 'place.registerd'. Did you mean 'place.registered'?"));
    }

    [Theory]
    [InlineData("[]", "holds no record")]
    [InlineData("7", "record")]
    [InlineData("""[{"record":"a"}]""", "there is no event type 'record'")]
    [InlineData("""{"place.registered":"place/a","record":"a","record":"b","name":"A"}""", "The body is no JSON")]
    public async Task A_body_that_is_no_record_is_refused(string body, string detail)
    {
        using var answer = await Post($"/api/archives/{await Archive()}/records", body, "recorder");
        answer.StatusCode.ShouldBeOneOf(HttpStatusCode.UnprocessableEntity, HttpStatusCode.BadRequest);
        ((string)(await answer.Json())["detail"]!).ShouldContain(detail);
    }

    [Fact]
    public async Task A_changed_record_is_refused_or_corrected_with_a_reason()
    {
        var archive = await Archive();
        (await Post($"/api/archives/{archive}/records", Place.Replace("PLACE", "a"), "recorder")).Dispose();
        var changed = Place.Replace("\"name\":\"PLACE\"", "\"name\":\"Another\"").Replace("PLACE", "a");
        using var refused = await Post($"/api/archives/{archive}/records", changed, "recorder");
        using var unreasoned = await Post($"/api/archives/{archive}/records?as-corrections=true", changed, "recorder");
        using var corrected = await Post($"/api/archives/{archive}/records?as-corrections=true&reason=Misspelt.", changed, "recorder");

        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        unreasoned.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        ((int)(await corrected.Json())["corrections"]!).ShouldBe(1);
    }

    [Fact]
    public async Task A_correction_sets_and_unsets_fields_and_a_retraction_undoes_it()
    {
        var archive = await Archive();
        await web.Send(new ImportDossier(archive, RecordingDatabase.Small, "tester"));
        using var history = await web.Ask($"/api/archives/{archive}/history/source/tass-astana-4");
        var record = (string)(await history.Json())["claims"]![0]!["record"]!;
        var correction = $$"""{ "record": "{{record}}", "reason": "Day and month.", "set": { "published": "2017-05-03", "language": null } }""";
        using var would = await Post($"/api/archives/{archive}/corrections?dry-run=true", correction, "recorder");
        using var done = await Post($"/api/archives/{archive}/corrections", correction, "recorder");
        using var impact = await web.Ask(done.Headers.Location!.ToString());

        would.StatusCode.ShouldBe(HttpStatusCode.OK);
        var amended = await done.Json();
        ((bool)(await would.Json())["dryRun"]!, (bool)amended["dryRun"]!).ShouldBe((true, false));
        amended["fields"]!.AsArray().Select(field => $"{field!["name"]} {field["after"]}").ShouldContain("published 2017-05-03");
        amended["fields"]!.AsArray().Select(field => $"{field!["name"]} {field["after"]}").ShouldBe((await would.Json())["fields"]!.AsArray().Select(field => $"{field!["name"]} {field["after"]}"));
        (await impact.Content.ReadAsStringAsync(Ct)).ShouldBe(await done.Content.ReadAsStringAsync(Ct));

        using var undone = await Post($"/api/archives/{archive}/retractions", $$"""{"record":"{{amended["record"]}}","reason":"Was right."}""", "recorder");
        undone.StatusCode.ShouldBe(HttpStatusCode.Created, await undone.Content.ReadAsStringAsync(Ct));
    }

    [Fact]
    public async Task Who_saw_the_impact_of_an_earlier_position_is_told()
    {
        var archive = await Archive();
        (await Post($"/api/archives/{archive}/records", $"[{Place.Replace("PLACE", "a")},{Place.Replace("PLACE", "b")}]", "recorder")).Dispose();
        using var late = await Post($"/api/archives/{archive}/retractions", """{"record":"place-a","reason":"Twice.","at":2}""", "recorder");
        using var intime = await Post($"/api/archives/{archive}/retractions", """{"record":"place-a","reason":"Twice.","at":3}""", "recorder");

        late.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        intime.StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_a_command_is_said_at_once()
    {
        using var answer = await Post("/api/archives/demo/corrections?dry-run=perhaps", """{"reason":"","recrod":"x","set":{}}""", "recorder");
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Json())["errors"]!.AsArray().Select(error => (string)error!["message"]!).ShouldBe(
            ["recrod: there is no such field here. Did you mean 'record'?", "set: must be an object with at least one field.", "dry-run: 'perhaps' is neither true nor false.", "record: is missing.", "reason: must be a text that is not empty."],
            ignoreOrder: true);
    }

    [Fact]
    public async Task An_archive_is_made_once()
    {
        var name = $"new-{Interlocked.Increment(ref _names)}";
        using var made = await Post("/api/archives", $$"""{"name":"{{name}}","padding":2}""", "admin");
        using var again = await Post("/api/archives", $$"""{"name":"{{name}}"}""", "admin");
        using var bad = await Post("/api/archives", """{"name":"A b","padding":-1}""", "admin");

        made.StatusCode.ShouldBe(HttpStatusCode.Created);
        made.Headers.Location!.ToString().ShouldBe($"/api/archives/{name}");
        again.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        bad.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private async Task<string> Archive()
    {
        var name = $"a-{Interlocked.Increment(ref _names)}";
        await web.Service<Archives>().Create(name, ct: Ct);
        return name;
    }

    private async Task<HttpResponseMessage> Post(string address, string? body, string? token, string type = "application/json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type) } };
        if (token is not null) request.Headers.Authorization = new("Bearer", await web.Token(token));
        return await web.Client.SendAsync(request, Ct);
    }
}
