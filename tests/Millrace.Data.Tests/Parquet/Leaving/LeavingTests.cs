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
    [InlineData(2, 1)]
    [InlineData(5, 2)]
    [InlineData(2, 2)]
    [InlineData(1, 1)]
    [InlineData(1, 2)]
    [InlineData(1, int.MaxValue)]
    [InlineData(3, int.MaxValue)]
    public void A_loop_that_is_left(int threads, int batches) => Check(async () =>
    {
        int seen = 0;
        await foreach (Batch<Fare> batch in ParquetFile.ReadAsync<Fare>(_path, new ParquetReadOptions { Parallelism = threads }))
        {
            Assert.True(batch.Count > 0);
            if (++seen == batches)
                break;
        }
    });

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(1)]
    public void A_loop_that_fails(int threads) => Check(() => Assert.ThrowsAsync<TimeoutException>(async () =>
    {
        await foreach (Batch<Fare> batch in ParquetFile.ReadAsync<Fare>(_path, new ParquetReadOptions { Parallelism = threads }))
            throw new TimeoutException($"{batch.Count}");
    }));

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(1)]
    public void A_loop_that_is_cancelled(int threads) => Check(async () =>
    {
        using var source = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (Batch<Fare> _ in ParquetFile.ReadAsync<Fare>(_path, new ParquetReadOptions { Parallelism = threads }, source.Token))
                await source.CancelAsync();
        });
    });

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(1)]
    public void A_file_that_is_damaged_on_the_way(int threads)
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
                await foreach (Batch<Fare> batch in ParquetFile.ReadAsync<Fare>(_path, new ParquetReadOptions { Parallelism = threads }))
                    seen += batch.Count;
            });
            Assert.Contains("checksum", error.Message, StringComparison.Ordinal);
            Assert.Equal(3 * RowSource.BatchRows, seen);
        });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void A_filtered_loop_that_is_left(int threads) => Check(async () =>
    {
        Filter<Fare> filter = Fare.Columns.Company.In("company 1", "company 7") | (Fare.Columns.Value == 3);
        await foreach (Batch<Fare> batch in ParquetFile.ReadAsync(_path, filter, new ParquetReadOptions { Parallelism = threads }))
        {
            Assert.Equal(1313, batch.Count);
            break;
        }
    });

    [Fact]
    public void A_file_that_does_not_fit_the_schema() =>
        Check(() => Assert.ThrowsAsync<ParquetException>(
            async () => await ParquetFile.ReadAsync<CompanyAsDay>(_path).GetAsyncEnumerator().MoveNextAsync()));

    [Fact]
    public Task Nobody_begins_to_read() => ParquetFile.ReadAsync<Fare>(_path).GetAsyncEnumerator().DisposeAsync().AsTask();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public async Task Columns_of_every_type_are_left_behind(int threads)
    {
        var options = new ParquetWriteOptions { RowGroupRows = 100 };
        await ParquetFile.WriteAsync(Dataset.Of(Enumerable.Repeat(Edges.Extremes, 100).SelectMany(static rows => rows)), _path, options);
        Check(() => LeaveAsync<Everything>(threads));
        await ParquetFile.WriteAsync(Dataset.Of(Enumerable.Repeat(Edges.Lists, 50).SelectMany(static rows => rows)), _path, options);
        Check(() => LeaveAsync<Lists>(threads));
        Check(() => LeaveAsync<ListTexts>(threads));
    }

    private async Task LeaveAsync<T>(int threads)
        where T : struct, ISchema<T>
    {
        int seen = 0;
        await foreach (Batch<T> batch in ParquetFile.ReadAsync<T>(_path, new ParquetReadOptions { Parallelism = threads }))
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
