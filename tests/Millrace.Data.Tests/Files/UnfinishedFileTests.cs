namespace Millrace.Data.Tests.Files;

public sealed class UnfinishedFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_appears_when_it_is_complete()
    {
        string path = _folder.Write("a.txt", "old");
        using (var file = new UnfinishedFile(path))
        {
            file.Stream.Write("new"u8);
            Assert.Equal("old", File.ReadAllText(path));
            file.Complete();
            Assert.Equal("new", File.ReadAllText(path));
        }

        Assert.Equal([path], Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void A_file_that_is_not_completed_leaves_what_was_there()
    {
        string path = _folder.Write("a.txt", "old");
        var file = new UnfinishedFile(path);
        file.Stream.Write("new"u8);
        Assert.Equal(2, Directory.GetFileSystemEntries(_folder.Path).Length);
        file.Dispose();
        file.Dispose();
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder.Path));
        Assert.Equal("old", File.ReadAllText(path));
    }

    [Fact]
    public void A_file_that_cannot_get_its_name_is_deleted()
    {
        string path = _folder.Folder("a.txt");
        using (var file = new UnfinishedFile(path))
            Assert.ThrowsAny<SystemException>(file.Complete);
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder.Path));
    }

    [Theory]
    [InlineData(219)]
    [InlineData(255)]
    public void A_name_may_be_as_long_as_names_can_be(int length)
    {
        string path = _folder.File(new string('a', length));
        using (var file = new UnfinishedFile(path))
            file.Complete();
        Assert.True(File.Exists(path));
    }
}
