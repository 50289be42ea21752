namespace KnowledgeBase.Tests.Dossiers.Tables;

/// <summary>What rows make, and what is wrong with a mapping or a table: each error with line and column.</summary>
public sealed class TableMappingTests : IDisposable
{
    private const string Map = """
        sources:
          - source.registered: source/w-1
            record: w-1
            name: W
            retrieved: 2020-01-01
        maps:
          answer: { j: yes, n: no, "-": }
        records:
          - actor.registered: actor/{land|slug}
            record: land-{land|slug}
            name: "{land}"
            kind: state
          - statement.made: statement/{id}
            record: "{source.slug}:{id}"
            key: "{id}"
            speaker: actor/{land|slug}
            kind: assertion
            topic: topic/q
            answer: "{vote|map answer|else unclear}"
            on: "{day|date d.M.yyyy}"
            order: "{nr}"
            text: Votes {vote}.
        """;

    private const string Header = "id,land,vote,day,nr\n";
    private readonly TableFixture _tables = new();

    [Fact]
    public void A_row_makes_its_records_and_what_rows_speak_of_is_made_once()
    {
        var (drafts, errors) = _tables.ReadText(Map, Header + "1,Côte d'Ivoire,j,7.3.1984,2\n2,Côte d'Ivoire,-,8.3.1984,\n");

        errors.ShouldBeEmpty();
        drafts.Select(draft => $"{draft.Type} {draft.Stream} {draft.Line}").ShouldBe(["actor.registered actor/cote-d-ivoire 2", "statement.made statement/1 2", "statement.made statement/2 3"]);
        drafts[1].Data.ToJsonString().ShouldBe("""{"record":"w-1:1","key":"1","speaker":"actor/cote-d-ivoire","kind":"assertion","topic":"topic/q","answer":"yes","on":"1984-03-07","order":2,"text":"Votes j.","source":"source/w-1"}""");
        drafts[2].Data["answer"]!.GetValue<string>().ShouldBe("unclear");
        drafts[2].Data.ContainsKey("order").ShouldBeFalse("an empty value leaves the field out");
    }

    [Fact]
    public void A_table_may_be_compressed_and_have_other_separators_names_and_empty_values()
    {
        const string map = """
            table: { separator: tab, columns: [id, name], empty: [NA] }
            rows: { id: [a, c] }
            records:
              - place.registered: place/{id}
                record: "{id}"
                name: "{name|else ?}"
            """;

        var (drafts, errors) = _tables.Read(map, _tables.WriteCompressed("t.tsv.gz", "a\tNA\nb\tB\nc\t\"x\ny\"\n"));

        errors.ShouldBeEmpty();
        drafts.Select(draft => $"{draft.Stream} {draft.Data["name"]}").ShouldBe(["place/a ?", "place/c x\ny"]);
    }

    [Fact]
    public void Values_are_looked_up_in_further_tables_and_a_record_may_have_a_condition()
    {
        _tables.Write("days-2020.csv", "key,day\n1,2001-02\n");
        const string map = """
            sources:
              - { source.registered: source/w-1, record: w, name: W, retrieved: 2020 }
            lookups:
              days: { file: "days-{source.retrieved}.csv", key: key, by: "{id}", missing: allowed }
            records:
              - zone.established: zone/{id}
                record: "{id}"
                when: "{days.day}"
                on: "{days.day}"
            """;

        var (drafts, errors) = _tables.ReadText(map, "id\n1\n2\n");

        errors.ShouldBeEmpty();
        drafts.ShouldHaveSingleItem().Data["on"]!.GetValue<string>().ShouldBe("2001-02");
    }

    [Fact]
    public void A_renamed_value_counts_as_its_old_name()
    {
        var renames = _tables.Write("renames.csv", "old_name,new_name\nBurma,Myanmar\n");

        var (drafts, errors) = _tables.Read("renames: land\n" + Map, _tables.Write("t.csv", Header + "1,Myanmar,j,7.3.1984,2\n"), renames);

        errors.ShouldBeEmpty();
        drafts[0].Data["name"]!.GetValue<string>().ShouldBe("Burma");
    }

    [Theory]
    [InlineData("1,A,x,7.3.1984,2\n", "t.csv:2:5: statement.made: answer: vote 'x' is not in the map 'answer', which has j, n, -. Did you mean '-'?")]
    [InlineData("1,A,j,7.3.1984,2\n2,\"B,C\",j,7.3.84,2\n", "t.csv:3:11: statement.made: on: day '7.3.84' is no date of the form 'd.M.yyyy'.")]
    [InlineData("1,!,j,7.3.1984,2\n", "t.csv:2:3: actor.registered: record: land '!' has no letter or digit that may stand in a reference; give it a word in a map.")]
    [InlineData(",A,j,7.3.1984,2\n", "t.csv:2:1: statement.made: id 'statement/{id}' comes out empty: a value in it is.")]
    [InlineData("1,A,j,7.3.1984\n", "t.csv:2:1: the row has 4 fields, and the table 5 columns (id, land, vote, day, nr).")]
    [InlineData("1,A,j,7.3.1984,2\n2,a,j,7.3.1984,2\n", "t.csv:3:3: actor.registered 'land-a': name: is \"a\", and in line 2 \"A\"; what rows speak of is recorded once, and must be the same in all of them.")]
    [InlineData("1,A\"B,j,7.3.1984,2\n", "t.csv:2:1: a quotation mark stands inside a field that does not begin with one; write \"…\" round the field, and \"\" for the mark.")]
    public void A_wrong_row_is_told_with_line_and_column(string rows, string error) => _tables.ReadText(Map, Header + rows).Errors.ShouldContain(error);

    [Theory]
    [InlineData("record: w-1\n", "recrd: w-1\n", "map.yaml:3:5: source.registered '': recrd: unknown field. Did you mean 'record'?")]
    [InlineData("maps:", "mapps:", "map.yaml:6:1: there is no 'mapps' here: a mapping has the sections table, sources, maps, lookups, renames, rows, records. Did you mean 'maps'?")]
    [InlineData("{land|slug}\n    record", "{land|slgu}\n    record", "map.yaml:9:5: 'actor/{land|slgu}': there is no 'slgu'; a value may be followed by slug, lower, upper, trim, date, map, else, first. Did you mean 'slug'?")]
    [InlineData("\"{land}\"", "{land}", "map.yaml:11:5: write it in quotation marks, \"{land}\": without them YAML reads no text.")]
    [InlineData("\"{nr}\"", "\"{nr\"", "map.yaml:21:5: '{nr' has a '{' that is not closed; write '{{' for the brace itself.")]
    [InlineData("\"{nr}\"", "\"{number}\"", "map.yaml:21:5: '{number}': t.csv has no column 'number'; there are id, land, vote, day, nr, source, source.slug, source.edition, source.record, source.name, source.retrieved.")]
    [InlineData("map answer", "map answers", "map.yaml:19:5: '{vote|map answers|else unclear}': there is no map 'answers' under 'maps'. Did you mean 'answer'?")]
    [InlineData("date d.M.yyyy", "date d.yyyy", "map.yaml:20:5: '{day|date d.yyyy}': 'd.yyyy' is no format of a date; it is made of d, dd, MMM, MMMM, M, MM and yyyy, such as 'd MMMM yyyy'.")]
    [InlineData("    kind: assertion\n", "", "map.yaml:13:5: statement.made: kind is required, and is missing.")]
    [InlineData("    speaker:", "    speeker:", "map.yaml:16:5: statement.made has no field 'speeker'. Did you mean 'speaker'?")]
    [InlineData("statement.made", "statement.maid", "map.yaml:13:5: there is no event type 'statement.maid'. Did you mean 'statement.made'?")]
    public void A_wrong_mapping_is_told_with_line_and_column(string right, string wrong, string error) =>
        _tables.ReadText(Map.Replace(right, wrong, StringComparison.Ordinal), Header).Errors.ShouldContain(one => one.StartsWith(error, StringComparison.Ordinal));

    [Fact]
    public void A_lookup_that_lacks_a_row_a_column_or_its_file_is_told()
    {
        _tables.Write("days.csv", "key,day\n1,2001-02\n1,2001-03\n");
        static string map(string file, string column) => $$"""
            lookups: { days: { file: {{file}}, key: key, by: "{id}" } }
            records:
              - zone.registered: zone/{id}
                record: "{id}"
                name: "{days.{{column}}}"
            """;

        _tables.ReadText(map("days.csv", "day"), "id\n1\n").Errors.ShouldBe(["days.csv:3:1: the key '1' is there twice; a lookup has one row for each."]);
        _tables.Write("days.csv", "key,day\n1,2001-02\n");
        _tables.ReadText(map("days.csv", "day"), "id\n1\n2\n").Errors.ShouldBe(["t.csv:3:1: zone.registered: name: id days.csv has no row whose key is '2'."]);
        _tables.ReadText(map("days.csv", "dya"), "id\n1\n").Errors.ShouldHaveSingleItem().ShouldBe("map.yaml:5:5: days.csv has no column 'dya'; it has key, day. Did you mean 'day'?");
        _tables.ReadText(map("other.csv", "day"), "id\n1\n").Errors.ShouldBe(["other.csv: there is no such file."]);
    }

    [Fact]
    public void What_is_no_table_is_told()
    {
        _tables.Read(Map, "nowhere.csv").Errors.ShouldBe(["nowhere.csv: there is no such file."]);
        _tables.ReadText(Map, "").Errors.ShouldBe(["t.csv: is empty; the first row has the names of the columns."]);
        _tables.ReadText(Map, "a,b,a\n").Errors.ShouldContain("t.csv:1:1: the column 'a' is there twice.");
        _tables.Read(Map, _tables.WriteBytes("t.csv", [.. "id,land,vote,day,nr\n1,"u8, 0xFF, .. ",j,7.3.1984,2\n"u8])).Errors.ShouldBe(["t.csv:2:1: the row is not UTF-8; save the table as UTF-8."]);
        _tables.Read(Map, _tables.WriteBytes("t.csv", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0, 9, 9, 9])).Errors.ShouldHaveSingleItem().ShouldStartWith("t.csv");
    }

    [Fact]
    public void A_table_of_renames_must_be_unambiguous()
    {
        var table = _tables.Write("t.csv", Header);
        string errors(string renames) => string.Join('|', _tables.Read("renames: land\n" + Map, table, _tables.Write("r.csv", renames)).Errors);

        errors("from,to\n").ShouldBe("r.csv:1:1: a table of renames has the columns old_name and new_name, and this one has from, to.");
        errors("old,new\nA,B\nC,B\n").ShouldBe("r.csv:3:3: 'B' is the new name of 'A' already, in line 2.");
        errors("old,new\nA,B\nB,C\n").ShouldBe("r.csv:3:1: 'B' is itself a new name, of 'A'; write 'A' as the old name of 'C'.");
    }

    public void Dispose() => _tables.Dispose();
}
