namespace Millrace.Data.Tests.Sinks;

/// <summary>Components that write a file outside of the store.</summary>
public sealed class FileSinkTests : IDisposable
{
    private static readonly Fare[] s_rows = [new() { Company = "A", Value = 1.5f }, new() { Company = null, Value = -2 }, new() { Company = "é, \"x\"", Value = 0.25f }];
    private readonly TempFolder _folder = new();

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task CSV_that_was_written_is_read_back_and_described()
    {
        string path = _folder.File("new/out.csv");
        var step = new TestStep(_folder);
        WrittenFile written = await new WriteCsv<Fare> { Path = path, Delimiter = "tab" }.RunAsync(Dataset.Of(s_rows), step, CancellationToken.None);
        Dataset<Fare> read = await new ReadCsv<Fare> { Path = path, Delimiter = "tab" }.RunAsync(new TestStep(_folder), CancellationToken.None);
        Assert.Equal(s_rows, await read.ToArrayAsync());
        Assert.Equal([3], step.Progress);
        Assert.Equal((path.Replace('\\', '/'), 3L, new FileInfo(path).Length), (written.Path, written.Rows, written.Length));
    }

    [Fact]
    public async Task Parquet_that_was_written_is_read_back_and_the_same_rows_give_the_same_bytes()
    {
        (string path, string again) = (_folder.File("out.parquet"), _folder.File("again.parquet"));
        var step = new TestStep(_folder);
        WrittenFile written = await new WriteParquet<Fare> { Path = path }.RunAsync(Dataset.Of(s_rows), step, CancellationToken.None);
        WrittenFile other = await new WriteParquet<Fare> { Path = again }.RunAsync(Dataset.Of(s_rows), step, CancellationToken.None);
        Dataset<Fare> read = await new ReadParquet<Fare> { Path = path }.RunAsync(step, CancellationToken.None);
        Assert.Equal(s_rows, await read.ToArrayAsync());
        Assert.Equal(written.Digest, other.Digest);
        Assert.Equal(3, step.Progress[0]);
    }

    [Fact]
    public async Task What_was_written_is_still_there_until_it_is_changed_or_gone()
    {
        string path = _folder.File("out.csv");
        WrittenFile written = await new WriteCsv<Fare> { Path = path }.RunAsync(Dataset.Of(s_rows), new TestStep(_folder), CancellationToken.None);
        await Artifacts.SaveAsync(written, _folder.Folder("artifact"));
        WrittenFile loaded = await Artifacts.LoadAsync<WrittenFile>(_folder.File("artifact"));
        Assert.Equal((written.Path, written.Rows, written.Length, written.Digest), (loaded.Path, loaded.Rows, loaded.Length, loaded.Digest));
        Assert.True(WrittenFile.IsStillThere(loaded));

        byte[] bytes = File.ReadAllBytes(path);
        bytes[^2] ^= 1;
        File.WriteAllBytes(path, bytes);
        Assert.False(WrittenFile.IsStillThere(loaded));
        File.WriteAllBytes(path, bytes[..^1]);
        Assert.False(WrittenFile.IsStillThere(loaded));
        File.Delete(path);
        Assert.False(WrittenFile.IsStillThere(loaded));
    }

    [Fact]
    public async Task A_written_file_that_cannot_be_seen_is_not_taken_for_gone()
    {
        string path = _folder.File("out.csv");
        Assert.Throws<DataException>(() => WrittenFile.IsStillThere(new WrittenFile(_folder.File("none/out.csv"), 0, 0, "")));
        WrittenFile written = await new WriteCsv<Fare> { Path = path }.RunAsync(Dataset.Of(s_rows), new TestStep(_folder), CancellationToken.None);
        Assert.Equal(Path.GetFullPath(path), written.FullPath);
        await Artifacts.SaveAsync(new WrittenFile("out.csv", written.Rows, written.Length, written.Digest, written.FullPath), _folder.Folder("artifact"));

        WrittenFile elsewhere = await Artifacts.LoadAsync<WrittenFile>(_folder.File("artifact"));

        Assert.Throws<DataException>(() => WrittenFile.IsStillThere(elsewhere));
        File.Delete(path);
        Assert.False(WrittenFile.IsStillThere(elsewhere));
    }

    [Fact]
    public async Task A_damaged_description_is_refused()
    {
        string folder = _folder.Folder("artifact");
        string file = _folder.Write("artifact/written.json", "{}");
        Assert.Equal($"{file}: this does not say what was written.", (await Assert.ThrowsAsync<DataException>(() => Artifacts.LoadAsync<WrittenFile>(folder))).Message);
        File.WriteAllText(file, "x");
        Assert.StartsWith($"{file}: what was written cannot be read: ", (await Assert.ThrowsAsync<DataException>(() => Artifacts.LoadAsync<WrittenFile>(folder))).Message);
    }

    [Fact]
    public async Task A_place_that_cannot_be_written_is_named_with_the_remedy()
    {
        string file = _folder.Write("file", "");
        string path = Path.Combine(file, "out.csv");
        string message = (await Assert.ThrowsAsync<DataException>(() => new WriteCsv<Fare> { Path = path }.RunAsync(Dataset.Of(s_rows), new TestStep(_folder), CancellationToken.None))).Message;
        Assert.StartsWith($"{path}: the file cannot be written: ", message);
        Assert.EndsWith(" Set the parameter 'path' to a place that can be.", message);
        await Assert.ThrowsAsync<ParameterException>(() => new WriteCsv<Fare> { Path = " " }.RunAsync(Dataset.Of(s_rows), new TestStep(_folder), CancellationToken.None));
    }

    [Fact]
    public async Task What_a_program_that_was_killed_has_left_goes_and_what_somebody_writes_stays()
    {
        string left = Unfinished();
        File.WriteAllText(left, "half");
        string other = _folder.Write("1.tmp", "another program's");
        string path = _folder.File("out.csv");
        using (var writing = new FileStream(_folder.File("2.millrace.tmp"), FileMode.CreateNew, FileAccess.Write, FileShare.None))
        {
            await new WriteCsv<Fare> { Path = path }.RunAsync(Dataset.Of(s_rows), new TestStep(_folder), CancellationToken.None);
            Assert.True(File.Exists(writing.Name));
        }

        Assert.True(File.Exists(path) && File.Exists(other));
        Assert.False(File.Exists(left));
    }

    [Fact]
    public async Task What_another_machine_has_left_goes_a_day_later()
    {
        (string young, string old) = (_folder.Write("0.0123456789abcdef.millrace.tmp", "half"), _folder.Write("1.0123456789abcdef.millrace.tmp", "half"));
        File.SetLastWriteTimeUtc(old, File.GetLastWriteTimeUtc(young).AddDays(-2));
        await new WriteCsv<Fare> { Path = _folder.File("out.csv") }.RunAsync(Dataset.Of(s_rows), new TestStep(_folder), CancellationToken.None);
        Assert.Equal([young, _folder.File("out.csv")], Directory.GetFiles(_folder.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_folder_that_nobody_may_list_is_written_into()
    {
        // Root sees everything, and Windows has other rights; there the folder is merely one that is not there.
        UnfinishedFile.DeleteAbandoned(_folder.File("none"));
        string folder = _folder.Folder("drop");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        string path = Path.Combine(folder, "out.csv");
        await new WriteCsv<Fare> { Path = path }.RunAsync(Dataset.Of(s_rows), new TestStep(_folder), CancellationToken.None);
        Assert.True(File.Exists(path));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public async Task A_cancelled_writing_leaves_what_was_there()
    {
        string path = _folder.Write("out.csv", "before");
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new WriteCsv<Fare> { Path = path }.RunAsync(Dataset.Of(s_rows), new TestStep(_folder), cancelled.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new WriteParquet<Fare> { Path = path }.RunAsync(Dataset.Of(s_rows), new TestStep(_folder), cancelled.Token));
        Assert.Equal("before", File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(_folder.Path));
    }

    // The name of a file that this machine writes.
    private string Unfinished()
    {
        using var file = new UnfinishedFile(_folder.File("any"));
        return Assert.Single(Directory.GetFiles(_folder.Path, "*.millrace.tmp"));
    }
}
