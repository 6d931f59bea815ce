namespace Millrace.Runtime.Tests;

public sealed class CheckoutTests : IDisposable
{
    private readonly TestStore _test = new();
    private readonly SourceFolder _files;

    public CheckoutTests() => _files = new SourceFolder(_test);

    private string Target => Path.Combine(_test.Folder, "out", "copy");

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task The_files_of_an_artifact_are_copied_and_the_copy_is_nobody_elses()
    {
        await _test.RunAsync(Write("one"));

        DataCheckout copied = await CheckOutAsync("last/read");

        Assert.Equal((Target, 1, 3L), (copied.Folder, copied.Files, copied.Bytes));
        Assert.Equal("text.txt=one", SourceFolder.TextsIn(Target));
        File.WriteAllText(Path.Combine(Target, "text.txt"), "changed");
        Assert.Equal("one", await _test.ReadAsync("last/read"));
        Assert.Equal(["copy"], Directory.GetFileSystemEntries(Path.GetDirectoryName(Target)!).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Every_version_of_a_folder_comes_back_as_it_was()
    {
        var texts = new Dictionary<string, string>();
        for (int i = 0; i < 4; i++)
        {
            _files.Write("in/a.txt", $"a{i}");
            _files.Write(i % 2 == 0 ? "in/sub/b.txt" : "in/c.txt", $"b{i}");
            if (i == 2)
                File.Delete(_files.PathOf("in/c.txt"));
            RunResult run = await _test.RunAsync(_files.Read("in"), new RunOptions { KeepSources = true });
            texts[run.RunId] = SourceFolder.TextsIn(_files.PathOf("in"));
        }

        Directory.Delete(_files.PathOf("in"), recursive: true);
        foreach ((string run, string text) in texts)
        {
            await CheckOutSourceAsync($"{_files.PathOf("in")}@{run}", replace: true);
            Assert.Equal(text, SourceFolder.TextsIn(Target));
        }
    }

    [Fact]
    public async Task What_cannot_be_read_is_told_apart_from_a_folder_that_cannot_be_written()
    {
        // A file that is there and fails when it is read.
        const string Failing = "/proc/self/mem";
        string sound = _files.Write("a.txt", "one");
        if (!File.Exists(Failing))
            return;
        Assert.Throws<UnreadableSourceException>(() => CopyingHash.Copy(Failing, _files.PathOf("copy"), sync: false, null, CancellationToken.None));
        Assert.Throws<UnreadableSourceException>(() => CopyingHash.Copy(_files.PathOf("none"), _files.PathOf("copy2"), sync: false, null, CancellationToken.None));
        Assert.Throws<IOException>(() => CopyingHash.Copy(sound, sound, sync: false, null, CancellationToken.None));

        Assert.Equal("copy", Path.GetFileName((await CopyAsync(Failing, sound)).Folder));
        Assert.Equal("a=one", SourceFolder.TextsIn(Target));
        Directory.Delete(Target, recursive: true);
        Assert.StartsWith("absent: ", (await Assert.ThrowsAsync<MillraceException>(() => CopyAsync(Failing))).Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(Path.GetDirectoryName(Target)!));

        Task<DataCheckout> CopyAsync(params string[] places) => new Runtime.Checkout(_test.StoreFolder, Target, replace: false, null).RunAsync(
            () => new CheckoutPlan([new CheckoutFile("a", null, null, places)], 3, [], static (_, problem) => new MillraceException($"absent: {problem}")), CancellationToken.None);
    }

    [Fact]
    public async Task A_file_is_taken_from_where_it_lies_or_from_where_it_was_moved()
    {
        string path = _files.Write("a.txt", "one");
        await _test.RunAsync(_files.Read("a.txt"));
        await CheckOutSourceAsync($"{path}@last");
        Assert.Equal("a.txt=one", SourceFolder.TextsIn(Target));

        File.Move(path, _files.PathOf("b.txt"));
        await _test.RunAsync(_files.Read("b.txt"));
        _files.Write("a.txt", "two");
        await _test.RunAsync(_files.Read("a.txt"));
        await CheckOutSourceAsync($"{path}@{_test.Store.Versions.Log(path)[1].Digest}", replace: true);
        Assert.Equal("a.txt=one", SourceFolder.TextsIn(Target));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_nowhere_to_be_found_is_told_with_what_was_recorded(bool isGone)
    {
        string path = _files.Write("a.txt", "one");
        string run = (await _test.RunAsync(_files.Read("a.txt"))).RunId;
        string digest = _test.Store.Versions.Log(path)[0].Digest;
        if (isGone)
            File.Delete(path);
        else
            _files.Write("a.txt", "two");

        MillraceException error = await Assert.ThrowsAsync<MillraceException>(() => CheckOutSourceAsync($"{path}@{digest[..8]}"));

        Assert.Contains($"{path} as run {run} read it (3 bytes, sha256:{digest})", error.Message, StringComparison.Ordinal);
        Assert.Contains(isGone ? "the file is gone" : "the file holds something else now", error.Message, StringComparison.Ordinal);
        Assert.Contains("--keep-sources", error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Target));
        Assert.Empty(Directory.GetFileSystemEntries(Path.GetDirectoryName(Target)!));
    }

    [Fact]
    public async Task A_folder_that_holds_something_is_replaced_only_when_asked()
    {
        await _test.RunAsync(Write("one"));
        Directory.CreateDirectory(Target);
        await CheckOutAsync("last/read");
        File.WriteAllText(Path.Combine(Target, "mine.txt"), "mine");

        MillraceException error = await Assert.ThrowsAsync<MillraceException>(() => CheckOutAsync("last/read"));
        Assert.Contains("is not empty. Name another one, or replace what it holds with --force.", error.Message, StringComparison.Ordinal);
        Assert.Equal("mine.txt=mine, text.txt=one", SourceFolder.TextsIn(Target));

        await CheckOutAsync("last/read", replace: true);
        Assert.Equal("text.txt=one", SourceFolder.TextsIn(Target));
        Assert.Equal(["copy"], Directory.GetFileSystemEntries(Path.GetDirectoryName(Target)!).Select(Path.GetFileName));
    }

    [Fact]
    public async Task The_store_is_never_the_target_nor_a_part_of_it()
    {
        await _test.RunAsync(Write("one"));
        foreach (string folder in new[] { _test.StoreFolder, _test.Folder, Path.Combine(_test.StoreFolder, "objects", "new") })
        {
            MillraceException error = await Assert.ThrowsAsync<MillraceException>(() => CheckOutAsync("last/read", replace: true, folder));
            Assert.Contains("cannot be taken for a copy", error.Message, StringComparison.Ordinal);
        }

        Assert.Equal("one", await _test.ReadAsync("last/read"));
    }

    [Fact]
    public async Task A_damaged_artifact_is_not_copied()
    {
        await _test.RunAsync(Write("one"));
        File.WriteAllText(Path.Combine(_test.Store.FolderOf(_test.Store.Metadata.ResolveArtifact("last/read")), "text.txt"), "two");

        MillraceException error = await Assert.ThrowsAsync<MillraceException>(() => CheckOutAsync("last/read"));

        Assert.Contains("are damaged: they no longer hold what was stored", error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Target));
    }

    [Fact]
    public async Task A_cancelled_copy_leaves_nothing()
    {
        string path = _files.Write("a.txt", new string('a', 1 << 20));
        _files.Write("b.txt", new string('b', 1 << 20));
        await _test.RunAsync(_files.Read(""));
        using var cancellation = new CancellationTokenSource();
        var progress = new Progress(_ => cancellation.Cancel());

        DataVersion version = _test.Store.Versions.Log(Path.GetDirectoryName(path)!)[0];
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _test.Store.Versions.CheckOutAsync(version, Target, false, progress, cancellation.Token));

        Assert.False(Directory.Exists(Target));
        Assert.Empty(Directory.GetFileSystemEntries(Path.GetDirectoryName(Target)!));
    }

    [Fact]
    public async Task What_a_killed_program_left_goes_with_the_next_copy()
    {
        await _test.RunAsync(Write("one"));
        string dead = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(Target)!, ".copy.checkout", "abcdef012345", "content")).FullName;
        File.WriteAllText(Path.Combine(dead, "half.txt"), "ha");

        await CheckOutAsync("last/read");

        Assert.Equal(["copy"], Directory.GetFileSystemEntries(Path.GetDirectoryName(Target)!).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Items_of_a_collection_have_a_folder_each_and_values_have_no_files()
    {
        PipelinePlan plan = Components.Plan(
            Components.Step("words", Components.Words()), Components.Step("truth", Components.Truth(true)));
        await _test.RunAsync(plan, ("words.text", string.Join(' ', Enumerable.Range(0, 11))));

        DataCheckout copied = await CheckOutAsync("last/words");

        Assert.Equal(11, copied.Files);
        Assert.StartsWith("00/text.txt=0, 01/text.txt=1", SourceFolder.TextsIn(Target), StringComparison.Ordinal);
        Assert.EndsWith("10/text.txt=10", SourceFolder.TextsIn(Target), StringComparison.Ordinal);
        MillraceException error = await Assert.ThrowsAsync<MillraceException>(() => CheckOutAsync("last/truth", replace: true));
        Assert.Contains("has no files: it is kept in the store's metadata", error.Message, StringComparison.Ordinal);
    }

    private PipelinePlan Write(string text)
    {
        _files.Write("written.txt", text);
        return _files.Read("written.txt");
    }

    private Task<DataCheckout> CheckOutAsync(string reference, bool replace = false, string? folder = null) => _test.Store.Versions.CheckOutAsync(
        _test.Store.Metadata.ResolveArtifact(reference), folder ?? Target, replace, null, CancellationToken.None);

    private Task<DataCheckout> CheckOutSourceAsync(string reference, bool replace = false) =>
        _test.Store.Versions.CheckOutAsync(_test.Store.Versions.Find(reference)!, Target, replace, null, CancellationToken.None);

    private sealed class Progress(Action<StepProgress> told) : IProgress<StepProgress>
    {
        public void Report(StepProgress value) => told(value);
    }
}
