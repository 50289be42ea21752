using System.Text.Json.Nodes;

namespace KnowledgeBase.Tests.Events;

public sealed class RulesTests
{
    private readonly RulesArchive _archive = new();

    [Fact]
    public void A_record_id_is_taken_once() => _archive
        .Errors("zone/idlib", "zone.established", """{ "record": "r-idlib", "source": "source/a" }""")
        .ShouldBe(["record: 'r-idlib' is taken by another record, of type zone.registered on zone/idlib."]);

    [Fact]
    public void A_thing_is_registered_once() => _archive
        .Errors("zone/idlib", "zone.registered", """{ "name": "Idlib" }""")
        .ShouldBe(["zone/idlib is registered already; correct that registration instead."]);

    [Fact]
    public void What_is_not_registered_is_told_with_the_nearest_one()
    {
        _archive.Errors("zone/idlibb", "zone.established", """{ "source": "source/a" }""")
            .ShouldBe(["there is no zone/idlibb: register it first, with zone.registered. Did you mean 'zone/idlib'?"]);
        _archive.Errors("statement/s", "statement.made", """{ "source": "source/a", "speaker": "actor/iran", "kind": "denial", "text": "x", "topic": "topic/iran-rol", "answer": "yes" }""")
            .ShouldBe(["topic: there is no topic/iran-rol: register it first, with topic.defined. Did you mean 'topic/iran-role'?"]);
        _archive.Errors("statement/nowhere-near", "statement.withdrawn", """{ "source": "source/a" }""")
            .ShouldBe(["there is no statement/nowhere-near: no such statement is recorded."]);
    }

    [Fact]
    public void Every_reference_that_does_not_exist_is_reported_wherever_it_stands() => _archive
        .Errors("zone/idlib", "zone.area", """
            {
              "source": "source/none", "modality": "agreed", "under": "agreement/none",
              "places": [{ "place": "place/syria" }, { "place": "place/none" }],
              "until": { "anchor": "meeting/none", "aspect": "held" }
            }
            """)
        .Select(error => error.Split(": ")[0]).ShouldBe(["source", "under", "places[1].place", "until.anchor"], ignoreOrder: true);

    [Fact]
    public void A_statement_exists_by_being_made()
    {
        _archive.Made("statement/first");
        _archive.Errors("statement/first", "statement.denied", """{ "source": "source/a", "by": "actor/iran" }""").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("topic/iran-role", "maybe", "answer: 'maybe' is no answer to topic/iran-role; its answers are yes, no and unclear.")]
    [InlineData("topic/iran-role", "yess", "answer: 'yess' is no answer to topic/iran-role; its answers are yes, no and unclear. Did you mean 'yes'?")]
    [InlineData("topic/guarantors", "yes", "answer: topic/guarantors has no answers of its own; answer one of its narrower topics.")]
    public void An_answer_is_one_of_the_topic(string topic, string answer, string error) => _archive.Errors("statement/s", "statement.made", Answering(topic, answer)).ShouldBe([error]);

    [Fact]
    public void Unclear_answers_any_topic()
    {
        _archive.Errors("statement/s", "statement.made", Answering("topic/iran-role", "unclear")).ShouldBeEmpty();
        _archive.Errors("statement/s", "statement.made", Answering("topic/guarantors", "unclear")).ShouldBeEmpty();
    }

    [Fact]
    public void Two_things_that_are_the_same_are_two_and_of_one_kind()
    {
        _archive.Errors("actor/iran", "thing.sameAs", """{ "other": "actor/iran" }""").ShouldBe(["other: is the thing itself."]);
        _archive.Errors("actor/iran", "thing.sameAs", """{ "other": "zone/idlib" }""").ShouldBe(["other: 'zone/idlib' is of another kind than actor/iran."]);
    }

    [Fact]
    public void An_edition_of_a_work_is_registered_once()
    {
        _archive.Add("source/b", "source.registered", """{ "record": "b", "name": "b", "retrieved": "2017-06-01", "work": "w", "edition": 2 }""");
        _archive.Errors("source/c", "source.registered", """{ "name": "c", "retrieved": "2017-06-01", "work": "w", "edition": 2 }""")
            .ShouldBe(["edition: 2 of w is registered already, as source/b."]);
        _archive.Errors("source/c", "source.registered", """{ "name": "c", "retrieved": "2017-06-01", "work": "source/a", "edition": 1 }""")
            .ShouldBe(["edition: 1 of source/a is registered already, as source/a."]);
        _archive.Add("source/x", "source.registered", """{ "record": "x", "name": "x", "retrieved": "2017-06-01", "work": "source/d" }""");
        _archive.Errors("source/d", "source.registered", """{ "name": "d", "retrieved": "2017-06-01" }""")
            .ShouldBe(["edition: 1 of source/d is registered already, as source/x."]);
        _archive.Errors("source/c", "source.registered", """{ "name": "c", "retrieved": "2017-06-01", "work": "w", "edition": 3 }""").ShouldBeEmpty();
    }

    [Fact]
    public void A_key_is_taken_once_in_an_edition_until_its_record_is_retracted()
    {
        _archive.Add("zone/idlib", "zone.established", """{ "record": "k1", "source": "source/a", "key": "p1" }""");
        const string again = """{ "record": "k2", "source": "source/a", "key": "p1" }""";
        _archive.Errors("zone/idlib", "zone.dissolved", again).ShouldBe(["key: 'p1' is taken in source/a by the record 'k1'."]);
        _archive.Amend("record.retracted", "k1");
        _archive.Errors("zone/idlib", "zone.dissolved", again).ShouldBeEmpty();
    }

    [Fact]
    public void An_edition_says_something_under_a_key_or_leaves_it_out()
    {
        var omission = _archive.Add("source/a", "source.omitted", """{ "record": "o1", "key": "p1" }""");
        const string said = """{ "record": "k1", "source": "source/a", "key": "p1" }""";
        _archive.Errors("zone/idlib", "zone.established", said).ShouldBe(["key: 'p1' is taken in source/a by the record 'o1'."]);
        var retraction = _archive.Amend("record.retracted", omission.Record);
        _archive.Add("zone/idlib", "zone.established", said);
        _archive.Errors("source/a", "source.omitted", """{ "record": "o2", "key": "p1" }""").ShouldBe(["key: 'p1' is taken in source/a by the record 'k1'."]);
        _archive.AmendmentErrors("record.retracted", retraction.Record).ShouldBe(["target: what was retracted, 'o1', cannot stand again: 'p1' is taken in source/a by the record 'k1'."]);
    }

    [Fact]
    public void What_a_report_is_based_on_is_a_statement()
    {
        _archive.Made("statement/first", record: "s1");
        _archive.Errors("zone/idlib", "zone.agreed", """{ "source": "source/a", "basedOn": "s1" }""").ShouldBeEmpty();
        _archive.Errors("zone/idlib", "zone.agreed", """{ "source": "source/a", "basedOn": "r-idlib" }""").ShouldBe(["basedOn: 'r-idlib' is no statement but zone.registered."]);
        _archive.Errors("zone/idlib", "zone.agreed", """{ "source": "source/a", "basedOn": "s9" }""").ShouldBe(["basedOn: there is no record 's9'."]);
    }

    [Fact]
    public void Everything_that_breaks_a_rule_is_reported_at_once()
    {
        _archive.Add("zone/idlib", "zone.established", """{ "record": "k1", "source": "source/a", "key": "p1" }""");
        var made = (JsonObject)JsonNode.Parse(Answering("topic/iran-role", "maybe"))!;
        (made["record"], made["key"], made["basedOn"], made["to"], made["replaces"]) = ("k1", "p1", "s9", "actor/none", "r-idlib");

        _archive.Errors("statement/s", "statement.made", made.ToJsonString()).Select(error => error.Split(": ")[0])
            .ShouldBe(["record", "to", "answer", "basedOn", "replaces"], ignoreOrder: true);

        made["record"] = "new";
        _archive.Errors("statement/s", "statement.made", made.ToJsonString()).Select(error => error.Split(": ")[0])
            .ShouldBe(["to", "answer", "key", "basedOn", "replaces"], ignoreOrder: true);
    }

    [Fact]
    public void What_is_replaced_exists_and_is_retracted()
    {
        _archive.Add("zone/idlib", "zone.established", """{ "record": "old", "source": "source/a" }""");
        const string anew = """{ "source": "source/a", "replaces": "old" }""";
        _archive.Errors("zone/idlib", "zone.agreed", anew).ShouldBe(["replaces: 'old' still stands; retract it first."]);
        _archive.Amend("record.retracted", "old");
        _archive.Errors("zone/idlib", "zone.agreed", anew).ShouldBeEmpty();
        _archive.Errors("zone/idlib", "zone.agreed", """{ "source": "source/a", "replaces": "older" }""").ShouldBe(["replaces: there is no record 'older'."]);
    }

    private static string Answering(string topic, string answer) =>
        $$"""{ "source": "source/a", "speaker": "actor/iran", "kind": "assertion", "text": "x", "topic": "{{topic}}", "answer": "{{answer}}" }""";
}
