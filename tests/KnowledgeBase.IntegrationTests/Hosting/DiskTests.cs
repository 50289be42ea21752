namespace KnowledgeBase.IntegrationTests.Hosting;

public sealed class DiskTests
{
    [Fact]
    public async Task A_full_disk_is_named()
    {
        await using var folder = new TestFolder();
        await using var disk = await SmallDisk.Mount(folder, "size=8m,mode=755");
        var message = await FailureTests.Failure(await folder.Options() with { DataFolder = Path.Combine(disk.Path, "kb") });
        message.ShouldStartWith($"A database cluster could not be made in {disk.Path}/kb/server. The disk that holds the data folder {disk.Path}/kb is full. Free some space");
        Directory.EnumerateFileSystemEntries(Path.Combine(disk.Path, "kb", "server")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_disk_that_is_full_from_the_first_byte_is_named()
    {
        await using var folder = new TestFolder();
        await using var disk = await SmallDisk.Mount(folder, "size=4k,mode=755");
        (await FailureTests.Failure(await folder.Options() with { DataFolder = Path.Combine(disk.Path, "kb") })).ShouldContain($"The disk that holds the data folder {disk.Path}/kb is full.");
    }

    [Fact]
    public async Task A_read_only_file_system_is_named()
    {
        await using var folder = new TestFolder();
        await using var disk = await SmallDisk.Mount(folder, "ro,mode=755");
        (await FailureTests.Failure(await folder.Options() with { DataFolder = Path.Combine(disk.Path, "kb") })).ShouldStartWith($"The data folder {disk.Path}/kb is on a read-only file system.");
    }
}
