namespace Millrace.Data.Tests.Files;

/// <summary>What is not written to its end leaves nothing behind but what was there before.</summary>
public sealed class UnfinishedTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_source_that_fails_leaves_the_old_file(bool hasOld)
    {
        string path = Prepare(hasOld);
        await Assert.ThrowsAsync<TimeoutException>(() => ParquetFile.WriteAsync(Failing(static () => throw new TimeoutException()), path));
        Check(path, hasOld);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_cancels_keeps_the_old_file(bool hasOld)
    {
        string path = Prepare(hasOld);
        using var source = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ParquetFile.WriteAsync(Failing(source.Cancel), path, cancellation: source.Token));
        Check(path, hasOld);
    }

    [Fact]
    public async Task Options_that_do_not_suit_leave_the_old_file()
    {
        string path = Prepare(hasOld: true);
        var options = new ParquetWriteOptions { Encodings = ParquetWriteOptions.Default.Encodings.Add("none", ParquetColumnEncoding.Plain) };
        await Assert.ThrowsAsync<ArgumentException>(() => ParquetFile.WriteAsync(Failing(static () => { }), path, options));
        Check(path, hasOld: true);
    }

    [Fact]
    public async Task A_folder_in_the_place_of_the_file_stays()
    {
        string path = Directory.CreateDirectory(_folder.File("fares.parquet")).FullName;
        await Assert.ThrowsAnyAsync<Exception>(() => ParquetFile.WriteAsync(Failing(static () => { }), path));
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder.Path));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(300_000)]
    public async Task A_dataset_that_is_not_completed_leaves_no_files(int rows)
    {
        await using (var writer = new DatasetWriter<Fare>(_folder.Path, RowSource.BatchRows))
        {
            for (int i = 0; i < rows; i++)
                await writer.AddAsync(new Fare { Value = i });
        }

        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task A_dataset_whose_manifest_cannot_be_written_leaves_no_files()
    {
        string manifest = _folder.Folder(DatasetManifest.FileName);
        await using (var writer = new DatasetWriter<Fare>(_folder.Path))
        {
            await writer.AddAsync(new Fare { Value = 1 });
            await Assert.ThrowsAnyAsync<Exception>(async () => await writer.CompleteAsync());
        }

        Assert.Equal([manifest], Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task A_dataset_whose_manifest_is_cancelled_leaves_no_files()
    {
        // Without rows there is nothing before the manifest that could be cancelled.
        await using (var writer = new DatasetWriter<Fare>(_folder.Path))
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await writer.CompleteAsync(new CancellationToken(canceled: true)));
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(RowSource.BatchRows)]
    [InlineData(RowSource.BatchRows + 1)]
    public async Task Who_cancels_while_rows_are_encoded_leaves_no_files(int rows)
    {
        using var source = new CancellationTokenSource();
        await using (var writer = new DatasetWriter<Fare>(_folder.Path))
        {
            for (int i = 0; i < rows; i++)
                await writer.AddAsync(new Fare { Value = i }, source.Token);
            await source.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await writer.CompleteAsync(source.Token));
            await Assert.ThrowsAsync<InvalidOperationException>(async () => await writer.CompleteAsync());
        }

        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
        OpenFiles.AssertNoneIn(_folder.Path);
    }

    [Fact]
    public void A_row_group_can_be_cancelled_between_two_columns()
    {
        var options = new ParquetWriteOptions { CompressionLevel = 22 };
        using var source = new CancellationTokenSource();
        using (var writer = new ParquetWriter<Everything>(_folder.File("everything.parquet"), options))
        {
            for (int i = 0; i < 40_000; i++)
                writer.Add(Edges.Extremes[i % 3] with { DoubleValue = Math.Sin(i), TextValue = $"{i}" });

            // A thread of its own: a pool that is busy would cancel too late.
            var canceller = new Thread(() =>
            {
                Thread.Sleep(30);
                source.Cancel();
            });
            canceller.Start();
            Assert.ThrowsAny<OperationCanceledException>(() => writer.Complete(source.Token));
            canceller.Join();
            Assert.Throws<InvalidOperationException>(() => writer.Complete());
        }

        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    private string Prepare(bool hasOld)
    {
        string path = _folder.File("fares.parquet");
        if (hasOld)
            File.WriteAllText(path, "old");
        return path;
    }

    private void Check(string path, bool hasOld)
    {
        Assert.Equal(hasOld ? [path] : [], Directory.GetFileSystemEntries(_folder.Path));
        OpenFiles.AssertNoneIn(_folder.Path);
        if (hasOld)
            Assert.Equal("old", File.ReadAllText(path));
    }

    private static Dataset<Fare> Failing(Action afterSome) => new(new Source(afterSome));

    /// <summary>Rows for two row groups, then something else.</summary>
    private sealed class Source(Action afterSome) : RowSource
    {
        public override long RowCount => 2 * BatchRows;

        public override ValueTask<long> CountAsync(ScanOptions options, CancellationToken cancellation) => ValueTask.FromResult(RowCount);

        public override async IAsyncEnumerable<Batch<T>> ReadAsync<T>(
            ScanOptions options, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
        {
            using Batch<T> batch = T.CreateBatch(0);
            for (int i = 0; i < BatchRows; i++)
                batch.Add(default);
            for (int i = 0; i < 3; i++)
            {
                await Task.Yield();
                yield return batch;
                if (i == 1)
                    afterSome();
            }
        }
    }
}
