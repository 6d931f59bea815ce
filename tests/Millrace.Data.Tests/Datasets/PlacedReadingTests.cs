using System.Collections.Immutable;

namespace Millrace.Data.Tests.Datasets;

/// <summary>Reading some columns and some positions of a dataset.</summary>
public sealed class PlacedReadingTests : IDisposable
{
    private const int Rows = (5 * RowSource.BatchRows) + 77;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Some_columns_are_read_alone()
    {
        foreach (Dataset<Tick> ticks in (Dataset<Tick>[])[Dataset.Of(Enumerable.Range(0, Rows).Select(Tick.Of)), await WriteAsync()])
        {
            ReadMeter some = new(), all = new();
            long next = 0;
            ImmutableArray<int> columns = [Tick.Columns.Number.Index, Tick.Columns.Noise.Index];
            await foreach (Batch batch in ticks.ReadColumnsAsync(columns, new DatasetReadOptions { Meter = some }, default))
            {
                Assert.Equal(["number", "noise"], batch.Columns.Select(static column => column.Info.Name));
                Assert.Equal((next, Math.Sin(next)), (((ValueColumn<int>)batch.Columns[0])[0], ((ValueColumn<double>)batch.Columns[1])[0]));
                next += batch.Count;
            }

            Assert.Equal(Rows, next);
            await foreach (Batch<Tick> _ in ticks.ReadAsync(new DatasetReadOptions { Meter = all }))
                continue;
            Assert.True(some.Bytes < all.Bytes || all.Bytes == 0);
        }
    }

    [Fact]
    public async Task Only_the_files_and_row_groups_of_wanted_positions_are_read()
    {
        Dataset<Tick> ticks = await WriteAsync();
        foreach (var (positions, files, groups) in (IEnumerable<(long[], int, int)>)
            [([], 0, 0), ([0], 1, 1), ([RowSource.BatchRows - 1, RowSource.BatchRows], 1, 2), ([2 * RowSource.BatchRows, Rows - 1], 2, 2), ([Rows], 0, 0)])
        {
            var meter = new ReadMeter();
            List<long> found = [];
            await foreach (PlacedRows<Tick> placed in ticks.ReadPlacedAsync(new ListedPositions(positions), new DatasetReadOptions { Meter = meter }, default))
            {
                Assert.Equal(placed.First, placed.Rows[0].Number);
                found.AddRange(positions.Where(position => position >= placed.First && position < placed.First + placed.Rows.Count));
            }

            Assert.Equal(positions.Where(static position => position < Rows), found);
            Assert.Equal((files, groups), (meter.Files, meter.Groups));
        }
    }

    [Fact]
    public async Task A_reading_that_passes_over_all_files_is_cancelled()
    {
        Dataset<Tick> ticks = await WriteAsync();
        foreach (int threads in (int[])[1, 2])
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await ticks
                .Where(Tick.Columns.Number < 0).CountAsync(new DatasetReadOptions { Parallelism = threads }, new CancellationToken(canceled: true)));
        }
    }

    private async Task<Dataset<Tick>> WriteAsync()
    {
        var options = new DatasetWriteOptions { RowsPerShard = 2 * RowSource.BatchRows };
        await using var writer = new DatasetWriter<Tick>(_folder.File(Path.GetRandomFileName()), options);
        for (int i = 0; i < Rows; i++)
            await writer.AddAsync(Tick.Of(i));
        return await writer.CompleteAsync();
    }
}
