namespace Millrace.Data.Tests.Datasets;

/// <summary>What is read of files, counted.</summary>
public sealed class SkippingTests : IDisposable
{
    private const int Rows = 10_000;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Row_groups_that_hold_no_wanted_row_are_not_read(int threads)
    {
        string path = await WriteAsync();
        long all = (await CountAsync(path, Tick.Columns.Noise < 2, threads)).Bytes;
        foreach (var (filter, groups, rows) in (IEnumerable<(Filter<Tick>, int, int)>)
        [
            (Tick.Columns.Number >= 9500, 1, 500),
            (!(Tick.Columns.Number >= 500), 1, 500),
            (Tick.Columns.Number.In(5, 7500, -1, 99_999), 2, 2),
            (Tick.Columns.Word == "w00003", 1, 1000),
            (Tick.Columns.Word.StartsWith("w0000") & (Tick.Columns.Number < 1500), 2, 1500),
            (Tick.Columns.Maybe.IsMissing(), 5, 5000),
            (Tick.Columns.Maybe > 0, 5, 5000),
            ((Tick.Columns.Number < 10) | (Tick.Columns.Number > 9990), 2, 19),
            (Tick.Columns.Number < Rows, 10, Rows),
            (Tick.Columns.Number < 0, 0, 0),
            (Tick.Columns.Noise > 2, 0, 0),
        ])
        {
            ReadMeter meter = new();
            int kept = 0;
            await foreach (Batch<Tick> batch in ParquetFile.ReadAsync(path, filter, new ParquetReadOptions { Parallelism = threads, Meter = meter }))
                kept += batch.Count;
            Assert.Equal((groups, rows), ((int)meter.Groups, kept));
            Assert.InRange(meter.Bytes, 0, all * groups / 8);
        }
    }

    [Fact]
    public async Task Where_no_row_of_a_group_is_kept_only_the_columns_that_decide_are_read()
    {
        string path = await WriteAsync();
        long noise = ParquetFileReader.ReadMetadata(path).RowGroups.Sum(static group => group.Chunks[2].CompressedSize);
        ReadMeter meter = await CountAsync(path, Tick.Columns.Noise == 0.123, 1);
        Assert.Equal((10, noise), ((int)meter.Groups, meter.Bytes));
    }

    [Fact]
    public async Task A_narrower_schema_reads_the_bytes_of_its_columns_alone()
    {
        await using var writer = new DatasetWriter<Tick>(_folder.File("ticks"));
        for (int i = 0; i < Rows; i++)
            await writer.AddAsync(Tick.Of(i));
        Dataset<Tick> ticks = await writer.CompleteAsync();
        FileMetadata metadata = ParquetFileReader.ReadMetadata(Path.Combine(_folder.File("ticks"), "part-00000.parquet"));
        var meter = new ReadMeter();
        await foreach (Batch<TickNoise> batch in ticks.Project<TickNoise>().ReadAsync(new DatasetReadOptions { Meter = meter }))
            Assert.Equal(Rows, batch.Count);
        Assert.Equal(metadata.RowGroups.Sum(static group => group.Chunks[2].CompressedSize), meter.Bytes);

        meter = new ReadMeter();
        Assert.Equal(1000, await ticks.Where(Tick.Columns.Word == "w00001").Project<TickNoise>().CountAsync(new DatasetReadOptions { Meter = meter }));
        Assert.Equal(metadata.RowGroups.Sum(static group => group.Chunks[1].CompressedSize), meter.Bytes);
    }

    [Fact]
    public async Task Who_takes_the_schema_that_another_derives_from_reads_the_bytes_of_its_columns_alone()
    {
        await using var writer = new DatasetWriter<LateTick>(_folder.File("late"));
        for (int i = 0; i < Rows; i++)
            await writer.AddAsync(new LateTick { Number = i, Word = "w", Noise = i, Delay = Math.Sqrt(i), Reason = $"{i}" });
        Dataset<LateTick> late = await writer.CompleteAsync();
        FileMetadata metadata = ParquetFileReader.ReadMetadata(Path.Combine(_folder.File("late"), "part-00000.parquet"));
        var meter = new ReadMeter();
        await foreach (Batch<Tick> batch in late.AsTick().ReadAsync(new DatasetReadOptions { Meter = meter }))
            Assert.Equal(Rows, batch.Count);
        string[] wanted = [.. Tick.Schema.Columns.Select(static column => column.Name)];
        long bytes = metadata.Leaves.Where(leaf => wanted.Contains(leaf.Node.Name)).Sum(leaf => metadata.RowGroups[0].Chunks[leaf.Index].CompressedSize);
        Assert.Equal(bytes, meter.Bytes);
        Assert.InRange(bytes, 1, metadata.RowGroups[0].Chunks.Sum(static chunk => chunk.CompressedSize) / 2);
    }

    [Fact]
    public async Task Statistics_without_an_order_are_not_believed()
    {
        string path = await WriteAsync();
        FileMetadata file = ParquetFileReader.ReadMetadata(path);
        using Batch<Tick> shape = CreateBatch<Tick>();
        Assert.Equal(new ValueRange<int>(1000, 0, 1000, 1999), Range(file, 0));
        Assert.IsType<TextRange>(Range(file, 1));
        Assert.Equal(new ColumnRange(1000, 0), Range(file with { Orders = [] }, 0));
        Assert.Equal(new ColumnRange(1000, 0), Range(file with { Orders = [] }, 1));
        Assert.Equal(new ColumnRange(1000, 0), Range(file with { Orders = [ColumnOrder.Unknown] }, 0));

        // Older writers compared numbers rightly, and nothing else.
        Assert.Equal(new ValueRange<int>(1000, 0, 1000, 1999), Range(file, 0, static old => old with { IsSignedOrder = true }));
        Assert.Equal(new ColumnRange(1000, 0), Range(file, 1, static old => old with { IsSignedOrder = true }));
        Assert.Equal(new ColumnRange(1000, 0), Range(file, 2, static old => old with { IsSignedOrder = true }));

        // What cannot be is not believed either.
        Assert.Equal(new ColumnRange(1000, 0), Range(file, 0, static wrong => wrong with { Min = wrong.Max, Max = wrong.Min }));
        Assert.Equal(new ColumnRange(1000, 0), Range(file, 0, static wrong => wrong with { Min = [1, 2] }));
        Assert.Equal(new ColumnRange(1000, 0), Range(file, 2, static wrong => wrong with { Max = BitConverter.GetBytes(double.NaN) }));
        Assert.Null(Range(file, 3, static wrong => wrong with { NullCount = 1001 }).Missing);

        ColumnRange Range(FileMetadata metadata, int column, Func<ChunkStatistics, ChunkStatistics>? change = null)
        {
            RowGroupMetadata group = metadata.RowGroups[1];
            ChunkMetadata chunk = group.Chunks[column];
            chunk = chunk with { Statistics = change is null ? chunk.Statistics : change(chunk.Statistics!) };
            return ChunkRange.Of(metadata, metadata.Leaves[column], group with { Chunks = group.Chunks.SetItem(column, chunk) }, shape.Columns[column], truncatesTimes: false);
        }
    }

    private static Batch<T> CreateBatch<T>()
        where T : struct, ISchema<T> => T.CreateBatch(0);

    private static async Task<ReadMeter> CountAsync(string path, Filter<Tick> filter, int threads)
    {
        var meter = new ReadMeter();
        await foreach (Batch<Tick> batch in ParquetFile.ReadAsync(path, filter, new ParquetReadOptions { Parallelism = threads, Meter = meter }))
            Assert.True(batch.Count > 0);
        return meter;
    }

    private async Task<string> WriteAsync()
    {
        string path = _folder.File("ticks.parquet");
        await ParquetFile.WriteAsync(Dataset.Of(Enumerable.Range(0, Rows).Select(Tick.Of)), path, new ParquetWriteOptions { RowGroupRows = 1000 });
        return path;
    }
}
