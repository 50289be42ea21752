using System.Text;
using KnowledgeBase.Dossiers;

namespace KnowledgeBase.Tests.Dossiers;

public sealed class DossierFileTests : IDisposable
{
    private const string Zone = "- zone.established: zone/a\n  note: ";
    private readonly string _folder = Directory.CreateTempSubdirectory("dossiers").FullName;

    private string Dossier => Path.Combine(_folder, "d.yaml");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Text_beyond_ASCII_is_read_with_or_without_a_byte_order_mark()
    {
        foreach (var mark in new[] { false, true })
        {
            File.WriteAllText(Dossier, Zone + "Анадолу 🕊", new UTF8Encoding(mark));
            DossierReader.Read(Dossier).ShouldHaveSingleItem().Data["note"]!.GetValue<string>().ShouldBe("Анадолу 🕊");
        }
    }

    [Theory]
    [InlineData(new byte[] { 0xE9 }, 9)]
    [InlineData(new byte[] { 0xE9, (byte)'\n', (byte)'a' }, 9)]
    [InlineData(new byte[] { (byte)'a', 0xF0, 0x9F }, 10)]
    [InlineData(new byte[] { 0xD0, 0x90, 0xC0, 0x80 }, 10)]
    public void What_is_not_UTF_8_is_refused_with_its_place(byte[] bytes, int column)
    {
        File.WriteAllBytes(Dossier, [.. Encoding.UTF8.GetBytes($"# Анадолу\n{Zone}"), .. bytes]);

        Error(Dossier).ShouldBe($"{Dossier}:3:{column}: is not UTF-8 from here on; save it as UTF-8.");
    }

    [Fact]
    public void UTF_16_is_refused()
    {
        File.WriteAllText(Dossier, Zone, Encoding.Unicode);
        Error(Dossier).ShouldContain("save it as UTF-8");
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        Error(Dossier).ShouldBe($"{Dossier}: there is no such file or folder.");
        Error(Path.Combine(Dossier, "inside")).ShouldContain("there is no such file or folder.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\u0000b")]
    public void What_cannot_be_a_path_is_no_file(string path) => Error(path).ShouldEndWith(": there is no such file or folder.");

    [Fact]
    public void An_empty_file_is_named()
    {
        File.WriteAllText(Dossier, "");
        Error(Dossier).ShouldBe($"{Dossier}: is empty; a dossier is a list of records.");
    }

    [Fact]
    public void A_list_without_records_is_empty_too()
    {
        File.WriteAllText(Dossier, "[]");
        Error(Dossier).ShouldBe($"{Dossier}: is empty; a dossier is a list of records.");
    }

    [Fact]
    public void A_file_over_32_MB_is_refused_unread()
    {
        using (var file = File.Create(Dossier)) file.SetLength(200 * 1024 * 1024);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Error(Dossier).ShouldBe($"{Dossier}: has 200 MB, and YAML is read up to 32 MB. Write it as JSON Lines (.jsonl), which may have any size, or as several files in a folder.");
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1024 * 1024);
        // Within the limit it is read, and found wanting.
        using (var file = File.OpenWrite(Dossier)) file.SetLength(1024 * 1024);
        Error(Dossier).ShouldNotContain("32 MB");
    }

    [Fact]
    public void What_never_ends_is_refused_too()
    {
        Assert.SkipUnless(File.Exists("/dev/zero"), "Needs a file that never ends.");
        Error("/dev/zero").ShouldStartWith("/dev/zero: has over 32 MB");
    }

    private static string Error(string path) => Should.Throw<DossierException>(() => DossierReader.Read(path)).Message;
}
