using KnowledgeBase.Dossiers;

namespace KnowledgeBase.Tests.Dossiers;

public sealed class DossierFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dossiers").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void All_its_dossiers_are_read_in_the_order_of_their_paths()
    {
        foreach (var file in new[] { "b.yaml", "B.yml", "a/z.yaml", "a.yaml", "a/b/c.jsonl", "é.yaml", "a-1.YAML" }) Write(file);

        DossierReader.Read(_folder).Select(draft => Path.GetRelativePath(_folder, draft.File!).Replace('\\', '/'))
            .ShouldBe(["B.yml", "a-1.YAML", "a.yaml", "a/b/c.jsonl", "a/z.yaml", "b.yaml", "é.yaml"]);
    }

    [Fact]
    public void Hidden_files_and_folders_and_other_kinds_of_files_are_left_out()
    {
        foreach (var file in new[] { "a.yaml", ".b.yaml", ".git/c.yaml", "d.yaml.bak", "e.json", "f.md", "g.jsonl.gz", "yaml" }) Write(file);

        DossierReader.Read(_folder).ShouldHaveSingleItem().File.ShouldBe(Path.Combine(_folder, "a.yaml"));
    }

    [Fact]
    public void A_folder_without_dossiers_is_an_error()
    {
        Write("notes.txt");
        Error().ShouldBe($"{_folder}: holds no dossier; the files that are read end in .yaml, .yml, .jsonl.");
    }

    [Fact]
    public void A_folder_that_leads_back_to_itself_is_read_once()
    {
        Write("inner/a.yaml");
        Directory.CreateSymbolicLink(Path.Combine(_folder, "inner", "back"), _folder);

        DossierReader.Read(_folder).ShouldHaveSingleItem();
    }

    [Fact]
    public void The_errors_of_all_files_are_told_at_once()
    {
        Write("a.yaml", "- zone.one: zone/a\n- 7\n");
        Write("b.jsonl", "7\n");
        Write("c.yaml", "");
        Write("d.yaml");

        Error().Split(Environment.NewLine).Select(line => Path.GetRelativePath(_folder, line.Split(": ")[0])).ShouldBe(["a.yaml:1:3", "a.yaml:2:3", "b.jsonl:1:1", "c.yaml"]);
    }

    private string Error() => Should.Throw<DossierException>(() => DossierReader.Read(_folder)).Message;

    private void Write(string path, string? text = null)
    {
        var file = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text ?? (path.EndsWith(".jsonl") ? """{"zone.established":"zone/a"}""" : "- zone.established: zone/a"));
    }
}
