namespace Millrace.Data.Tests.Files;

/// <summary>Writers, however they end, hold no memory of the pool and no file.</summary>
[Collection(MemoryCollection.Name)]
public sealed class WriterLeavingTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private int _folders;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Of_every_type() =>
        CheckAll([.. Enumerable.Repeat(Edges.Extremes, 100).SelectMany(static rows => rows)], Edges.Extremes[0] with { EnumValue = (Colour)7 });

    [Fact]
    public void Of_lists() =>
        CheckAll([.. Enumerable.Repeat(Edges.Lists, 20).SelectMany(static rows => rows)], Edges.Lists[0] with { EnumList = [(Colour)7] });

    [Theory]
    [InlineData(ParquetPageVersion.V1, ParquetCompression.Zstd)]
    [InlineData(ParquetPageVersion.V2, ParquetCompression.Zstd)]
    [InlineData(ParquetPageVersion.V2, ParquetCompression.None)]
    [InlineData(ParquetPageVersion.V2, ParquetCompression.Gzip)]
    public void Whose_stream_fails(ParquetPageVersion version, ParquetCompression compression)
    {
        var options = new ParquetWriteOptions { PageVersion = version, Compression = compression };
        foreach (int writes in (int[])[0, 1, 2, 3, 10, 11, 30])
        {
            PoolWatch.AssertNothingIsHeld(() => FailAsync(Edges.Extremes, options, writes));
            PoolWatch.AssertNothingIsHeld(() => FailAsync(Edges.Lists, options, writes));
        }
    }

    private static Task FailAsync<T>(T[] rows, ParquetWriteOptions options, int writes)
        where T : struct, ISchema<T>
    {
        using Batch<T> batch = T.CreateBatch(0);
        foreach (T row in rows)
            batch.Add(in row);
        using var writer = new ParquetFileWriter(batch, options);
        using var stream = new FullStream(writes);
        Assert.Throws<IOException>(() =>
        {
            writer.Start(stream);
            writer.Write(batch, CancellationToken.None);
        });
        return Task.CompletedTask;
    }

    private void CheckAll<T>(T[] rows, T unwritable)
        where T : struct, ISchema<T>
    {
        var options = new ParquetWriteOptions { RowGroupRows = 50 };
        string path = _folder.File("rows.parquet");

        // Datasets in memory leave theirs to the collector.
        Dataset<T> dataset = Dataset.Of(rows);
        Dataset<T> bad = Dataset.Of([.. rows, unwritable]);
        Check(() => ParquetFile.WriteAsync(dataset, path, options));
        Check(() => Assert.ThrowsAsync<TimeoutException>(
            () => ParquetFile.WriteAsync(Failing(rows, static () => throw new TimeoutException()), path, options)));
        Check(async () =>
        {
            using var source = new CancellationTokenSource();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(
                () => ParquetFile.WriteAsync(Failing(rows, source.Cancel), path, options, source.Token));
        });
        Check(() => Assert.ThrowsAsync<DataException>(() => ParquetFile.WriteAsync(bad, path, options)));
        Check(() => Assert.ThrowsAnyAsync<Exception>(() => ParquetFile.WriteAsync(dataset, _folder.Path, options)));
        Check(() => WriteAsync(rows, async writer => Assert.Equal(rows.Length, (await writer.CompleteAsync()).RowCount)));
        Check(() => WriteAsync(rows, static _ => Task.CompletedTask));
        Check(() => WriteAsync([.. rows, unwritable], static writer => Assert.ThrowsAsync<DataException>(async () => await writer.CompleteAsync())));
        Check(() => WriteAsync(rows, static writer => Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await writer.CompleteAsync(new CancellationToken(canceled: true)))));
        Check(() => WriteAsync<T>([], static writer => Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await writer.CompleteAsync(new CancellationToken(canceled: true)))));
    }

    private async Task WriteAsync<T>(T[] rows, Func<DatasetWriter<T>, Task> end)
        where T : struct, ISchema<T>
    {
        // Small groups, so that some are encoded while others are added.
        await using var writer = new DatasetWriter<T>(_folder.File($"{_folders++}"), shardRows: 100, groupBytes: 1);
        foreach (T row in rows)
            await writer.AddAsync(row);
        await end(writer);
    }

    private void Check(Func<Task> work)
    {
        PoolWatch.AssertNothingIsHeld(work);
        OpenFiles.AssertNoneIn(_folder.Path);
    }

    private static Dataset<T> Failing<T>(T[] rows, Action afterSome)
        where T : struct, ISchema<T> => new(new Source<T>(rows, afterSome));

    /// <summary>The rows, then something else, then the rows again.</summary>
    private sealed class Source<TRow>(TRow[] rows, Action afterSome) : RowSource
        where TRow : struct, ISchema<TRow>
    {
        public override long RowCount => 2 * rows.Length;

        public override ValueTask<long> CountAsync(ScanOptions options, CancellationToken cancellation) => ValueTask.FromResult(RowCount);

        public override async IAsyncEnumerable<Batch<T>> ReadAsync<T>(
            ScanOptions options, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
        {
            using Batch<TRow> batch = TRow.CreateBatch(0);
            foreach (TRow row in rows)
                batch.Add(in row);
            yield return (Batch<T>)(object)batch;
            afterSome();
            await Task.Yield();
            yield return (Batch<T>)(object)batch;
        }
    }

    /// <summary>Takes so many writes.</summary>
    private sealed class FullStream(int writes) : MemoryStream
    {
        private int _left = writes;

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            if (_left-- == 0)
                throw new IOException("No space left on device.");
        }
    }
}
