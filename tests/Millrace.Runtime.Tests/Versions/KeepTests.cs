namespace Millrace.Runtime.Tests;

public sealed class KeepTests : IDisposable
{
    private readonly TestStore _test = new();
    private readonly SourceFolder _files;

    public KeepTests() => _files = new SourceFolder(_test);

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task A_run_copies_what_it_reads_once_and_also_what_it_reuses()
    {
        string path = _files.Write("in/a.txt", "one");
        _files.Write("in/b.txt", "one");
        _files.Write("in/c.txt", "three");
        await _test.RunAsync(_files.Read("in"));
        Assert.False(IsKept(_files.PathOf("in")));
        Assert.Empty(Copies());

        await RunAsync("in");
        Assert.True(IsKept(_files.PathOf("in")));
        string[] copies = Copies();
        Assert.Equal(["one", "three"], copies.Select(File.ReadAllText).Order(StringComparer.Ordinal));
        Assert.True(_test.Store.Metadata.GetRun("last").Options!.KeepSources);

        // Whoever copied again would find nonsense.
        DateTime written = File.GetLastWriteTimeUtc(path);
        File.WriteAllText(path, "xxx");
        File.SetLastWriteTimeUtc(path, written);
        _test.Reopen();
        await RunAsync("in");
        Assert.Equal(copies, Copies());
        Assert.Equal(["one", "three"], copies.Select(File.ReadAllText).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_is_there_now_is_kept_where_a_run_has_read_it()
    {
        string path = _files.Write("in/a.txt", "one");
        await _test.RunAsync(_files.Read("in"));
        string unread = _files.Write("in/b.txt", "two");

        KeptFiles kept = await KeepAsync("in");
        Assert.Equal((1, 3L, 0), (kept.Copied, kept.Bytes, kept.Known));
        Assert.Equal(unread, Assert.Single(kept.Unread));
        Assert.Empty(kept.Problems);
        Assert.True(IsKept(path));

        kept = await KeepAsync("in/a.txt");
        Assert.Equal((0, 0L, 1), (kept.Copied, kept.Bytes, kept.Known));
        MillraceException error = await Assert.ThrowsAsync<MillraceException>(() => KeepAsync("nothing"));
        Assert.Contains("There is no file or folder", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_copied_when_the_keeping_was_cancelled_stays_kept()
    {
        string[] paths = [.. Enumerable.Range(0, 40).Select(i => _files.Write($"in/{i}.txt", $"text {i}"))];
        await _test.RunAsync(_files.Read("in"));
        using var source = new CancellationTokenSource();
        var progress = new CancelAtOnce(source);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _test.Store.Versions.KeepAsync(_files.PathOf("in"), progress, source.Token));
        Assert.InRange(paths.Count(IsKept), 1, 39);
    }

    [Fact]
    public async Task A_file_that_has_not_changed_since_a_run_read_it_is_not_read_again_for_its_digest()
    {
        string path = _files.Write("a.txt", "one");
        await _test.RunAsync(_files.Read("a.txt"));
        string one = _test.Store.Versions.Log(path)[0].Digest;
        DateTime time = File.GetLastWriteTimeUtc(path), made = File.GetCreationTimeUtc(path);
        File.WriteAllText(path, "two");
        File.SetLastWriteTimeUtc(path, time);
        if (File.GetCreationTimeUtc(path) == made)
            Assert.Equal(one, _test.Store.Versions.DigestOf(path, CancellationToken.None));
        _files.Write("a.txt", "two");
        Assert.NotEqual(one, _test.Store.Versions.DigestOf(path, CancellationToken.None));
        Assert.ThrowsAny<IOException>(() => _test.Store.Versions.DigestOf(path + "x", CancellationToken.None));
    }

    [Fact]
    public async Task Copies_stay_as_long_as_a_step_that_read_them_and_are_freed_with_the_last()
    {
        string path = _files.Write("a.txt", "one");
        await RunAsync("a.txt");
        _files.Write("a.txt", "two");
        await RunAsync("a.txt");

        await CollectAsync(2);
        Assert.Equal(["one", "two"], Copies().Select(File.ReadAllText).Order(StringComparer.Ordinal));
        Assert.Equal((0, 0), await VerifyAsync());

        // The steps of the last run stand on what an earlier one has read.
        await RunAsync("a.txt");
        await CollectAsync(1);
        Assert.Equal(["two"], Copies().Select(File.ReadAllText));
        Assert.True(IsKept(path));
        Assert.Equal((0, 0), await VerifyAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_copy_that_is_gone_or_damaged_is_found_and_made_again(bool isGone)
    {
        string path = _files.Write("a.txt", "one");
        await RunAsync("a.txt");
        string copy = Assert.Single(Copies());
        if (isGone)
            File.Delete(copy);
        else
            File.WriteAllText(copy, "xxx");

        StoreProblem problem = Assert.Single((await _test.Store.VerifyAsync(null, CancellationToken.None)).Problems);
        Assert.Equal((path, isGone, "source file"), (problem.Place, problem.IsMissing, problem.Artifact.DisplayType));

        _test.Reopen();
        Assert.Equal(1, (await KeepAsync("a.txt")).Copied);
        Assert.Equal("one", File.ReadAllText(copy));
        Assert.Equal((0, 0), await VerifyAsync());
    }

    [Fact]
    public async Task A_damaged_copy_that_looks_as_it_was_is_kept_no_more_after_a_repair_and_so_copied_again()
    {
        _files.Write("a.txt", "one");
        await RunAsync("a.txt");
        string copy = Assert.Single(Copies());
        DateTime written = File.GetLastWriteTimeUtc(copy);
        File.WriteAllText(copy, "xxx");
        File.SetLastWriteTimeUtc(copy, written);
        StoreVerification found = await _test.Store.VerifyAsync(null, CancellationToken.None);
        Assert.True(Assert.Single(found.Problems).IsSourceFile);
        _test.Store.Dispose();

        await StoreHousekeeping.RepairAsync(_test.StoreFolder, found, TimeProvider.System, CancellationToken.None);

        _test.Reopen();
        Assert.Equal((1, 0), await VerifyUnneededAsync());
        Assert.Equal(1, (await KeepAsync("a.txt")).Copied);
        Assert.Equal("one", File.ReadAllText(copy));
        Assert.Equal((0, 0), await VerifyUnneededAsync());
    }

    private async Task<(int Unneeded, int Problems)> VerifyUnneededAsync()
    {
        StoreVerification found = await _test.Store.VerifyAsync(null, CancellationToken.None);
        return (found.Unneeded, found.Problems.Length);
    }

    [Fact]
    public async Task A_file_that_changes_before_it_is_copied_is_not_kept_and_fails_no_run()
    {
        string path = _files.Write("a.txt", "one");
        await _test.RunAsync(_files.Read("a.txt"));
        string digest = _test.Store.Versions.Log(path)[0].Digest;
        _files.Write("a.txt", "two");

        KeptFiles kept = await _test.Store.Keeper.KeepAsync([new DataFile(path, digest, 3)], null, CancellationToken.None);

        Assert.Equal((path, "it no longer holds what was read"), Assert.Single(kept.Problems));
        Assert.Empty(Copies());
        Assert.Empty(Directory.GetDirectories(_test.Store.Owner.Folder));
    }

    private async Task RunAsync(string name)
    {
        RunResult result = await _test.RunAsync(_files.Read(name), new RunOptions { KeepSources = true });
        Assert.Equal(RunStatus.Succeeded, result.Status);
    }

    private Task<KeptFiles> KeepAsync(string name) => _test.Store.Versions.KeepAsync(_files.PathOf(name), null, CancellationToken.None);

    private bool IsKept(string path) => _test.Store.Versions.IsKept(_test.Store.Versions.Log(path)[0]);

    private string[] Copies() => Directory.Exists(Path.Combine(_test.StoreFolder, "objects"))
        ? [.. Directory.GetFiles(Path.Combine(_test.StoreFolder, "objects"), "content", SearchOption.AllDirectories).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>As a later program: what the one before wrote is young no longer.</summary>
    private async Task CollectAsync(int runs)
    {
        _test.Reopen();
        await _test.Store.CollectAsync(new StoreRetention { Runs = runs }, [], _test, isDryRun: false, CancellationToken.None);
    }

    private async Task<(int Problems, int Unneeded)> VerifyAsync()
    {
        StoreVerification found = await _test.Store.VerifyAsync(null, CancellationToken.None);
        return (found.Problems.Length, found.Unneeded);
    }

    private sealed class CancelAtOnce(CancellationTokenSource source) : IProgress<StepProgress>
    {
        public void Report(StepProgress value) => source.Cancel();
    }
}
