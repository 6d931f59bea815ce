using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests;

/// <summary>The names, lengths and times of stored files, by which they are known to be what was stored.</summary>
public sealed class StampTests : IDisposable
{
    private readonly TestStore _test = new();

    private static PipelinePlan Plan { get; } = Components.Plan(Step("first", Constant("abc")));

    public void Dispose() => _test.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Files_that_were_read_because_their_stamp_was_another_are_not_read_again(bool isUnknown)
    {
        await _test.RunAsync(Plan);
        string file = FileOf("first");
        DateTime copied = File.GetLastWriteTimeUtc(file).AddHours(1);
        File.SetLastWriteTimeUtc(file, copied);
        if (isUnknown)
            _test.Change("UPDATE artifact SET stamp = NULL");

        _test.Reopen();
        Assert.Equal("first reused", (await _test.RunAsync(Plan)).States());
        _test.Reopen();
        File.WriteAllText(file, "xbc");
        File.SetLastWriteTimeUtc(file, copied);

        Assert.Equal("first reused", (await _test.RunAsync(Plan)).States());
    }

    [Fact]
    public async Task Damage_is_not_noted_as_what_was_stored()
    {
        await _test.RunAsync(Plan);
        string file = FileOf("first");
        File.WriteAllText(file, "xbc");
        File.SetLastWriteTimeUtc(file, File.GetLastWriteTimeUtc(file).AddHours(1));
        _test.Reopen();

        Assert.Equal("first executed", (await _test.RunAsync(Plan)).States());
        Assert.Equal("abc", await _test.ReadAsync("last/first"));
    }

    [Fact]
    public void What_is_written_after_hashing_is_not_stored()
    {
        string folder = Save("abc");
        StoredObject content = FolderDigest.Compute(folder, sync: false, CancellationToken.None);
        Write(folder, "xbc", 5);

        var exception = Assert.Throws<IOException>(() => _test.Store.Objects.Publish(folder, content, CancellationToken.None));

        Assert.StartsWith("Its files were changed after they had been saved.", exception.Message);
        Assert.False(Directory.Exists(_test.Store.Objects.PathOf(content.Digest)));
    }

    [Fact]
    public void What_is_written_after_storing_is_not_believed()
    {
        string folder = Save("abc");
        StoredObject content = FolderDigest.Compute(folder, sync: false, CancellationToken.None);
        _test.Store.Objects.Publish(folder, content, CancellationToken.None);
        Assert.Equal(content.Stamp, _test.Store.Objects.StampOf(content.Digest));
        Write(_test.Store.Objects.PathOf(content.Digest), "xbc", 5);

        Assert.False(_test.Store.Objects.IsUnchanged(content.Digest, content.Stamp, CancellationToken.None));
        Assert.Null(_test.Store.Objects.StampOf(content.Digest));
    }

    private static void Write(string folder, string text, int later)
    {
        string file = Path.Combine(folder, "text.txt");
        File.WriteAllText(file, text);
        File.SetLastWriteTimeUtc(file, File.GetLastWriteTimeUtc(file).AddSeconds(later));
    }

    private string Save(string text)
    {
        string folder = Path.Combine(_test.Store.Owner.Folder, "saved");
        Directory.CreateDirectory(folder);
        Write(folder, text, 0);
        return folder;
    }

    private string FileOf(string step) => Path.Combine(_test.Store.FolderOf(_test.Store.Metadata.ResolveArtifact($"last/{step}")), "text.txt");
}
