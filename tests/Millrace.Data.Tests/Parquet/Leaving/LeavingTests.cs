namespace Millrace.Data.Tests.Files;

/// <summary>Whoever stops reading early leaves no file open and no memory behind.</summary>
[Collection(MemoryCollection.Name)]
public sealed class LeavingTests : IAsyncLifetime, IDisposable
{
    private const int Rows = 200_000;

    private readonly TempFolder _folder = new();
    private string _path = "";

    public async Task InitializeAsync()
    {
        _path = _folder.File("fares.parquet");
        IEnumerable<Fare> rows = Enumerable.Range(0, Rows).Select(static i => new Fare { Value = i, Company = $"company {i % 100}" });
        await ParquetFile.WriteAsync(Dataset.Of(rows), _path);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true, 1)]
    [InlineData(true, 2)]
    [InlineData(false, 1)]
    [InlineData(false, 2)]
    [InlineData(false, int.MaxValue)]
    public void A_loop_that_is_left(bool decodesAhead, int batches) => Check(async () =>
    {
        int seen = 0;
        await foreach (Batch<Fare> batch in ParquetFile.ReadAsync<Fare>(_path, new ParquetReadOptions { DecodesAhead = decodesAhead }))
        {
            Assert.True(batch.Count > 0);
            if (++seen == batches)
                break;
        }
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_loop_that_fails(bool decodesAhead) => Check(() => Assert.ThrowsAsync<TimeoutException>(async () =>
    {
        await foreach (Batch<Fare> batch in ParquetFile.ReadAsync<Fare>(_path, new ParquetReadOptions { DecodesAhead = decodesAhead }))
            throw new TimeoutException($"{batch.Count}");
    }));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_loop_that_is_cancelled(bool decodesAhead) => Check(async () =>
    {
        using var source = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (Batch<Fare> _ in ParquetFile.ReadAsync<Fare>(_path, new ParquetReadOptions { DecodesAhead = decodesAhead }, source.Token))
                await source.CancelAsync();
        });
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_file_that_is_damaged_on_the_way(bool decodesAhead)
    {
        byte[] bytes = File.ReadAllBytes(_path);
        ChunkMetadata last = ParquetFileReader.ReadMetadata(_path).RowGroups[^1].Chunks[^1];
        bytes[last.Start + last.CompressedSize - 1] ^= 1;
        File.WriteAllBytes(_path, bytes);
        Check(async () =>
        {
            int seen = 0;
            ParquetException error = await Assert.ThrowsAsync<ParquetException>(async () =>
            {
                await foreach (Batch<Fare> batch in ParquetFile.ReadAsync<Fare>(_path, new ParquetReadOptions { DecodesAhead = decodesAhead }))
                    seen += batch.Count;
            });
            Assert.Contains("checksum", error.Message, StringComparison.Ordinal);
            Assert.Equal(3 * RowSource.BatchRows, seen);
        });
    }

    [Fact]
    public void A_file_that_does_not_fit_the_schema() =>
        Check(() => Assert.ThrowsAsync<ParquetException>(
            async () => await ParquetFile.ReadAsync<CompanyAsDay>(_path).GetAsyncEnumerator().MoveNextAsync()));

    [Fact]
    public Task Nobody_begins_to_read() => ParquetFile.ReadAsync<Fare>(_path).GetAsyncEnumerator().DisposeAsync().AsTask();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Columns_of_every_type_are_left_behind(bool decodesAhead)
    {
        var options = new ParquetWriteOptions { RowGroupRows = 100 };
        await ParquetFile.WriteAsync(Dataset.Of(Enumerable.Repeat(Edges.Extremes, 100).SelectMany(static rows => rows)), _path, options);
        Check(() => LeaveAsync<Everything>(decodesAhead));
        await ParquetFile.WriteAsync(Dataset.Of(Enumerable.Repeat(Edges.Lists, 50).SelectMany(static rows => rows)), _path, options);
        Check(() => LeaveAsync<Lists>(decodesAhead));
        Check(() => LeaveAsync<ListTexts>(decodesAhead));
    }

    private async Task LeaveAsync<T>(bool decodesAhead)
        where T : struct, ISchema<T>
    {
        int seen = 0;
        await foreach (Batch<T> batch in ParquetFile.ReadAsync<T>(_path, new ParquetReadOptions { DecodesAhead = decodesAhead }))
        {
            Assert.True(batch.Count > 0);
            if (++seen == 2)
                break;
        }

        Assert.Equal(2, seen);
    }

    private void Check(Func<Task> read)
    {
        PoolWatch.AssertNothingIsHeld(read);
        OpenFiles.AssertClosed(_path);
    }
}
