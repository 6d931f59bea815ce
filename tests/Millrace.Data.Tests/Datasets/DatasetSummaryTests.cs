using Millrace.Data.Tests.Filters;

namespace Millrace.Data.Tests.Datasets;

/// <summary>What is told of a dataset without reading it, and how two of them differ.</summary>
public sealed class DatasetSummaryTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Ends_and_missing_values_are_those_of_all_files()
    {
        DatasetSummary summary = await SummarizeAsync(Enumerable.Range(0, RowSource.BatchRows + 500).Select(Tick.Of), "a");

        Assert.Equal((RowSource.BatchRows + 500, 2, "Tick"), (summary.Rows, summary.Shards, summary.Schema));
        Assert.True(summary.Bytes > 0);

        // As numbers, not as texts: 65536 to 66035 in the one file, 0 to 65535 in the other.
        Assert.Equal(("0", "66035", 0), (summary.Columns[0].Min, summary.Columns[0].Max, summary.Columns[0].Missing));
        Assert.Equal("w00066", summary.Columns[1].Max);
        Assert.True(DatasetSummary.IsDataset(_folder.File("a")));
        Assert.False(DatasetSummary.IsDataset(_folder.Path));
    }

    [Fact]
    public async Task What_is_nowhere_written_down_is_not_known()
    {
        DatasetSummary summary = await SummarizeAsync<Trip>([new() { Fare = 7, Rider = "Eve", PaymentType = "Cash", Latitude = 41.8 }], "a");

        Assert.Equal(["7", null, null, "Cash", null, null], summary.Columns.Select(static column => column.Min));
        DatasetSummary empty = await SummarizeAsync<Trip>([], "b");
        Assert.All(empty.Columns, static column => Assert.Equal((null, null, 0L), (column.Min, column.Max, column.Missing)));
    }

    [Fact]
    public async Task Columns_differ_by_their_values_and_nothing_else()
    {
        DatasetSummary one = await SummarizeAsync(Enumerable.Range(0, 100).Select(Tick.Of), "a");
        DatasetSummary same = await SummarizeAsync(Enumerable.Range(0, 100).Select(Tick.Of), "b");
        DatasetSummary other = await SummarizeAsync(Enumerable.Range(1, 100).Select(Tick.Of), "c");

        DatasetDifference nothing = DatasetDifference.Between(one, same);
        Assert.True(nothing.HasSameSchema);
        Assert.All(nothing.Columns, static column => Assert.Equal(ColumnDifferenceKind.Same, column.Kind));
        DatasetDifference values = DatasetDifference.Between(one, other);
        Assert.True(values.HasSameSchema);
        Assert.Equal(ColumnDifferenceKind.Content, values.Columns[0].Kind);
    }

    [Fact]
    public void New_gone_retyped_and_reordered_columns_are_told()
    {
        DatasetDifference difference = DatasetDifference.Between(
            Columns(("a", "Int32"), ("b", "Text"), ("c", "Double"), ("d", "Date")), Columns(("d", "Date"), ("a", "Int64"), ("e", "Text?"), ("b", "Text")));

        Assert.Equal(
            [
                ("d", ColumnDifferenceKind.Unknown), ("a", ColumnDifferenceKind.Type), ("e", ColumnDifferenceKind.New), ("b", ColumnDifferenceKind.Unknown),
                ("c", ColumnDifferenceKind.Gone),
            ],
            difference.Columns.Select(static column => (column.Name, column.Kind)));
        Assert.True(difference.IsReordered);
        Assert.False(difference.HasSameSchema);
        Assert.False(DatasetDifference.Between(Columns(("a", "Int32")), Columns(("b", "Text"), ("a", "Int32"))).IsReordered);
    }

    private static DatasetSummary Columns(params (string Name, string Type)[] columns) => new()
    {
        Schema = "any",
        Columns = [.. columns.Select(static column => new ColumnSummary(column.Name, column.Type))],
        Rows = 0,
        Shards = 0,
        Bytes = 0,
    };

    private async Task<DatasetSummary> SummarizeAsync<T>(IEnumerable<T> rows, string name)
        where T : struct, ISchema<T>
    {
        await using (var writer = new DatasetWriter<T>(_folder.File(name), new DatasetWriteOptions { RowsPerShard = 1 }))
        {
            foreach (T row in rows)
                await writer.AddAsync(row);
            await writer.CompleteAsync();
        }

        return await DatasetSummary.ReadAsync(_folder.File(name), CancellationToken.None);
    }
}
