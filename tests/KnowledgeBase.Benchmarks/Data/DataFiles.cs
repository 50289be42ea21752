using System.Text.Json.Nodes;

namespace KnowledgeBase.Benchmarks.Data;

/// <summary>Writes what is imported: a dossier of what the reports refer to, a table of the reports, and its mapping.</summary>
internal sealed class DataFiles(string folder)
{
    public string Registrations => Path.Combine(folder, "registrations.jsonl");

    public string Table => Path.Combine(folder, "reports.csv");

    public string Mapping => Path.Combine(folder, "mapping.yaml");

    public string Dossier => Path.Combine(folder, "reports.jsonl");

    /// <summary>Writes all but the dossier of reports.</summary>
    public void Write(Workload load)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllLines(Registrations, Reference.Records(load).Select(Line));
        using (var mapping = typeof(DataFiles).Assembly.GetManifestResourceStream("KnowledgeBase.Benchmarks.Data.mapping.yaml")!)
        using (var file = File.Create(Mapping))
            mapping.CopyTo(file);
        using var table = new StreamWriter(Table);
        table.Write("id,zone,topic,actor,value,on,source\n");
        for (var place = 0L; place < load.Rows; place++)
        {
            var row = load.At(place);
            var (zone, topic) = row.Key.Aspect == "control" ? (row.Key.Entity["zone/".Length..], "") : ("", row.Key.Entity["topic/".Length..]);
            table.Write($"{row.Id},{zone},{topic},{row.Key.Member},{row.Value},{row.On},{row.Source}\n");
        }
    }

    /// <summary>The same reports as JSON Lines.</summary>
    public void WriteDossier(Workload load)
    {
        using var dossier = new StreamWriter(Dossier);
        for (var place = 0L; place < load.Rows; place++) dossier.Write(Line(Report(load.At(place))) + "\n");
    }

    /// <summary>A row as a record.</summary>
    public static JsonObject Report(Row row) => row.Key.Aspect == "control"
        ? new() { ["zone.controlled"] = row.Key.Entity, ["record"] = row.Id, ["source"] = $"source/{row.Source}", ["by"] = row.Value, ["on"] = row.On }
        : new()
        {
            ["statement.made"] = $"statement/{row.Id}",
            ["record"] = row.Id,
            ["source"] = $"source/{row.Source}",
            ["speaker"] = row.Key.Member,
            ["kind"] = "assertion",
            ["topic"] = row.Key.Entity,
            ["answer"] = row.Value,
            ["on"] = row.On,
            ["text"] = "Answers the question.",
        };

    private static string Line(JsonObject record) => record.ToJsonString();
}
