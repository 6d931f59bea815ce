using Millrace.Data.Tests.Files;

namespace Millrace.Data.Tests.Datasets;

/// <summary>What is read does not depend on how many threads decode it.</summary>
public sealed class ParallelReadingTests : IDisposable
{
    private const int Files = 4;
    private const int RowsOfFile = 1050;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Batches_are_the_same_on_any_number_of_threads()
    {
        await WriteAsync();
        List<string> expected = await ReadAsync(1);
        Assert.Equal(Files * 11, expected.Count);
        foreach (int threads in (int[])[2, 3, 5, 16])
            Assert.Equal(expected, await ReadAsync(threads));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public async Task The_first_error_in_the_order_of_the_rows_is_told(int threads)
    {
        await WriteAsync();
        Damage(2, 3);
        Damage(2, 7);
        Damage(3, 0);
        List<string> seen = [];
        ParquetException error = await Assert.ThrowsAsync<ParquetException>(() => ReadAsync(threads, seen));
        Assert.Contains("part-2.parquet", error.Message, StringComparison.Ordinal);
        Assert.Contains("checksum", error.Message, StringComparison.Ordinal);
        Assert.Equal((2 * 11) + 3, seen.Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_file_that_is_no_file_is_told_once_it_is_its_turn(int threads)
    {
        await WriteAsync();
        await File.WriteAllTextAsync(_folder.File("part-1.parquet"), "This is no Parquet file.");
        List<string> seen = [];
        ParquetException error = await Assert.ThrowsAsync<ParquetException>(() => ReadAsync(threads, seen));
        Assert.Contains("part-1.parquet", error.Message, StringComparison.Ordinal);
        Assert.Equal(11, seen.Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_file_without_rows_must_fit_as_well(int threads)
    {
        await ParquetFile.WriteAsync(Dataset.Of<Fare>(), _folder.File("part-0.parquet"));
        ParquetException error = await Assert.ThrowsAsync<ParquetException>(() => ReadAsync(threads));
        Assert.Contains("there is no column \"number\"", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_threads_have_row_groups_under_way_at_the_same_time()
    {
        // A thread has two batches at most, and these row groups are one each: it cannot begin a third before somebody takes the first.
        await WriteAsync();
        var meter = new ReadMeter();
        var options = new ScanOptions { Parallelism = 4, Meter = meter };
        var files = Directory.GetFiles(_folder.Path).Order(StringComparer.Ordinal).Select(static file => new ScanFile(file)).ToArray();
        await using var scan = new ParallelScan(files, ScanTarget<Tick>.Instance, options, CancellationToken.None);
        using var late = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (meter.Groups < 4 * 2)
            await Task.Delay(1, late.Token);
        Assert.NotNull(await scan.NextAsync());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Whoever_cancels_is_told_of_his_own_token(int threads)
    {
        await WriteAsync();
        using var cancel = new CancellationTokenSource();
        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (Batch<Tick> _ in ParquetFile.ReadAsync<Tick>(_folder.Path, new ParquetReadOptions { Parallelism = threads }, cancel.Token))
                await cancel.CancelAsync();
        });
        Assert.Equal(cancel.Token, error.CancellationToken);
    }

    [Fact]
    public async Task Rows_of_many_columns_come_in_small_batches()
    {
        SchemaInfo schema = new("Wide", [.. Enumerable.Range(0, 1000).Select(static i => new ColumnInfo($"c{i}", $"C{i}", ColumnType.Double, IsNullable: false))]);
        using var batch = new LooseBatch(schema);
        int rows = RowSource.RowsOfBatch(batch.Columns);
        Assert.Equal((int)(RowSource.BatchBytes / 8000), rows);
        foreach (Column column in batch.Columns)
            ((ValueColumn<double>)column).AppendUninitialized(rows * 3).Clear();
        string path = _folder.File("wide.parquet");
        using (FileStream stream = File.Create(path))
        using (var writer = new ParquetFileWriter(batch, ParquetWriteOptions.Default))
        {
            writer.Start(stream);
            writer.Write(batch, CancellationToken.None);
            writer.Complete();
        }

        var meter = new ReadMeter();
        await using var scan = new ParallelScan(
            [new ScanFile(path)], new AnyTarget(() => new LooseBatch(schema)), new ScanOptions { Parallelism = 2, Meter = meter }, CancellationToken.None);
        List<int> counts = [];
        while (await scan.NextAsync() is { } slot)
            counts.Add(slot.Count);
        Assert.Equal([rows, rows, rows], counts);
    }

    [Fact]
    public void There_is_at_least_one_thread()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ParquetReadOptions { Parallelism = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new DatasetReadOptions { Parallelism = -1 });
        Assert.InRange(DatasetReadOptions.Default.Parallelism, 1, 4);
    }

    private async Task<List<string>> ReadAsync(int threads, List<string>? seen = null)
    {
        seen ??= [];
        await foreach (Batch<Tick> batch in ParquetFile.ReadAsync<Tick>(_folder.Path, new ParquetReadOptions { Parallelism = threads }))
            seen.Add(string.Join(" ", Enumerable.Range(0, batch.Count).Select(i => batch[i].ToString())));
        return seen;
    }

    private async Task WriteAsync()
    {
        for (int i = 0; i < Files; i++)
        {
            var rows = Dataset.Of(Enumerable.Range(i * RowsOfFile, RowsOfFile).Select(Tick.Of));
            await ParquetFile.WriteAsync(rows, _folder.File($"part-{i}.parquet"), new ParquetWriteOptions { RowGroupRows = 100 });
        }
    }

    private void Damage(int file, int group)
    {
        string path = _folder.File($"part-{file}.parquet");
        byte[] bytes = File.ReadAllBytes(path);
        ChunkMetadata chunk = ParquetFileReader.ReadMetadata(path).RowGroups[group].Chunks[1];
        bytes[chunk.Start + chunk.CompressedSize - 1] ^= 1;
        File.WriteAllBytes(path, bytes);
    }
}
