using KnowledgeBase.Claims;
using KnowledgeBase.IntegrationTests.Hosting;
using KnowledgeBase.IntegrationTests.Recording;
using KnowledgeBase.Projections;
using KnowledgeBase.Time;

namespace KnowledgeBase.IntegrationTests.Tables;

/// <summary>A made-up table of votes in two editions: one vote is another, two are new, two are left out, a country is called otherwise.</summary>
internal static class Editions
{
    public const string First = "source/votes-1";
    public const string Second = "source/votes-2";

    private const string Mapping = """
        sources:
          - { source.registered: source/votes-1, record: votes-1, name: Votes, work: votes, edition: 1, published: 2016-07-07, retrieved: 2016-07-07 }
          - { source.registered: source/votes-2, record: votes-2, name: Votes, work: votes, edition: 2, published: 2017-03-14, retrieved: 2017-03-14 }
        lookups:
          roll: { file: roll.csv, key: id, by: "{roll}" }
        renames: country
        records:
          - actor.registered: actor/{country|slug}
            record: actor-{country|slug}
            name: "{country}"
            kind: state
          - topic.defined: topic/q{roll}
            record: topic-{roll}
            name: Question {roll}
            answers: [yes, no, abstain]
          - statement.made: statement/{roll}-{country|slug}
            record: "{source.slug}:{roll}:{country|slug}"
            key: vote:{roll}:{country|slug}
            speaker: actor/{country|slug}
            kind: assertion
            topic: topic/q{roll}
            answer: "{vote}"
            on: "{roll.day}"
            text: Votes {vote}.
        """;

    private static readonly string[] Countries = ["Burma", "Chile", "Côte d'Ivoire", "Peru"];

    public static readonly string Votes1 = Table(country => country, (roll, country) => roll == 12 ? null : Vote(roll, country));

    /// <summary>Roll call 12 is new; the vote of Chile in 3 is another; Peru's in 4 and 5 are left out; Burma is Myanmar.</summary>
    public static readonly string Votes2 = Table(country => country == "Burma" ? "Myanmar" : country, (roll, country) => (roll, country) switch
    {
        (3, "Chile") => "yes",
        (4 or 5, "Peru") => null,
        _ => Vote(roll, country),
    });

    public static async Task<(string Map, string First, string Second, string Renames)> Write(TestFolder folder)
    {
        async Task<string> write(string name, string text)
        {
            var path = Path.Combine(folder.Root, name);
            await File.WriteAllTextAsync(path, text);
            return path;
        }

        await write("roll.csv", "id,day\n" + string.Concat(Enumerable.Range(1, 12).Select(roll => $"{roll},1984-{roll:00}-0{1 + (roll % 9)}\n")));
        return (await write("votes.yaml", Mapping), await write("votes-1.csv", Votes1), await write("votes-2.csv", Votes2), await write("renames.csv", "old_name,new_name\nBurma,Myanmar\n"));
    }

    /// <summary>Every answer about every statement and topic, apart from who says so in which record.</summary>
    public static async Task<List<string>> Answers(RecordingDatabase database, string archive, Vantage vantage)
    {
        var reader = database.Service<WorldReader>();
        var statements = await reader.Statements(archive, "", 100_000);
        var (answers, _) = await reader.Ask(archive, vantage, snapshot => statements.Concat(snapshot.Things("topic")).SelectMany(thing => Frontier.Of(snapshot.World, thing)).Select(Text).ToList());
        return [.. answers.Order(StringComparer.Ordinal)];
    }

    private static string Text(Answer answer) =>
        $"{answer.Entity} {answer.Aspect} {answer.Member}: {answer.Verdict} {string.Join("; ", answer.Values.Select(value => $"{value.Standing} {value.Claim.On} {value.Claim.Text} {string.Join(' ', value.Value.Select(field => $"{field.Key}={field.Value}"))}").Order(StringComparer.Ordinal))}";

    private static string Vote(int roll, string country) => (((roll * 2) + country.Length) % 3) switch { 0 => "yes", 1 => "no", _ => "abstain" };

    private static string Table(Func<string, string> name, Func<int, string, string?> vote) =>
        "roll,country,vote\n" + string.Concat(from roll in Enumerable.Range(1, 12) from country in Countries where vote(roll, country) is not null select $"{roll},{name(country)},{vote(roll, country)}\n");
}
