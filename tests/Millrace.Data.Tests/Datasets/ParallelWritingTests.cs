namespace Millrace.Data.Tests.Datasets;

/// <summary>What is written does not depend on how many threads encode it.</summary>
public sealed class ParallelWritingTests : IDisposable
{
    private const int Rows = (5 * RowSource.BatchRows) + 77;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Files_and_manifest_are_the_same_on_any_number_of_threads()
    {
        Dictionary<string, string> expected = await WriteAsync(1);
        Assert.Equal(4, expected.Count);
        foreach (int threads in (int[])[2, 5])
            Assert.Equal(expected, await WriteAsync(threads));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public async Task The_first_row_that_cannot_be_written_is_told(int threads)
    {
        string folder = _folder.File("dataset");
        DataException error = await Assert.ThrowsAsync<DataException>(async () =>
        {
            await using var writer = new DatasetWriter<Painted>(folder, new DatasetWriteOptions { Parallelism = threads });
            for (int i = 0; i < Rows; i++)
                await writer.AddAsync(new Painted { Colour = i is 140_000 or 200_000 ? (Colour)77 : Colour.Blue });
            await writer.CompleteAsync();
        });
        Assert.StartsWith("Column \"colour\", row 140001: ", error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Who_leaves_early_leaves_nothing(int threads)
    {
        string folder = _folder.File("dataset");
        await using (var writer = new DatasetWriter<Tick>(folder, new DatasetWriteOptions { Parallelism = threads, RowsPerShard = 1 }))
        {
            for (int i = 0; i < 3 * RowSource.BatchRows; i++)
                await writer.AddAsync(Tick.Of(i));
        }

        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public void Options_have_ranges()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new DatasetWriteOptions { Parallelism = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new DatasetWriteOptions { RowsPerShard = 0 });
    }

    private async Task<Dictionary<string, string>> WriteAsync(int threads)
    {
        string folder = _folder.File($"on {threads}");
        var options = new DatasetWriteOptions { Parallelism = threads, RowsPerShard = 2 * RowSource.BatchRows };
        await using var writer = new DatasetWriter<Tick>(folder, options);
        using Batch<Tick> batch = CreateBatch<Tick>();
        for (int i = 0; i < Rows; i++)
        {
            // In pieces of many sizes.
            batch.Add(Tick.Of(i));
            if (batch.Count < 10_000 + (1000 * threads) && i < Rows - 1)
                continue;
            await writer.AddAsync(batch);
            batch.Clear();
        }

        Dataset<Tick> ticks = await writer.CompleteAsync();
        Assert.Equal(Rows, ticks.RowCount);
        Assert.Equal([Tick.Of(Rows - 2), Tick.Of(Rows - 1)], await ticks.Where(Tick.Columns.Number >= Rows - 2).ToArrayAsync());
        return Artifacts.Bytes(folder);
    }

    private static Batch<T> CreateBatch<T>()
        where T : struct, ISchema<T> => T.CreateBatch(0);
}
