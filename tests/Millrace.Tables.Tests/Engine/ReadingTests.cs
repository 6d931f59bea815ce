using System.Collections.Immutable;
using Millrace.Data;
using Millrace.Testing;

namespace Millrace.Tables.Tests.Engine;

/// <summary>Which columns of files are read.</summary>
public sealed class ReadingTests : IDisposable
{
    private readonly TestStepContext _step = new();

    [Fact]
    public async Task Grouping_reads_what_it_looks_at()
    {
        Dataset<Thing> things = await WriteAsync(Rows(0));
        var meter = new ReadMeter();
        Grouping<Thing, Slim> grouping = new Grouping<Thing, Slim>().Key(Thing.Columns.Name, Slim.Columns.Name).First(Thing.Columns.Id, Slim.Columns.Id);

        await things.GroupAsync(_step, grouping, TableOptions.Default with { Meter = meter });

        Assert.Equal(await BytesAsync(things, Thing.Columns.Id, Thing.Columns.Name), meter.Bytes);
        Assert.True(meter.Bytes < await BytesAsync(things, [.. Enumerable.Range(0, Thing.Schema.Columns.Length)]) / 2);
    }

    [Fact]
    public async Task Counting_all_rows_reads_one_column()
    {
        Thing[] rows = Rows(0);
        Dataset<Thing> things = await WriteAsync(rows);
        var meter = new ReadMeter();

        Dataset<WholeSum> count = await things.GroupAsync(
            _step, new Grouping<Thing, WholeSum>().Count(WholeSum.Columns.Sum), TableOptions.Default with { Meter = meter });

        Assert.Equal(rows.Length, Assert.Single(await count.ToArrayAsync()).Sum);
        Assert.Equal(await BytesAsync(things, Thing.Columns.Id), meter.Bytes);
    }

    [Theory]
    [InlineData(64 << 20)]
    [InlineData(2000)]
    public async Task Joining_reads_what_it_looks_at_and_takes(int budget)
    {
        Dataset<Thing> left = await WriteAsync(Rows(0));
        Dataset<Thing> right = await WriteAsync(Rows(7));
        var meter = new ReadMeter();
        Join<Thing, Thing, Slim> join = new Join<Thing, Thing, Slim>(JoinKind.Semi).On(Thing.Columns.Amount, Thing.Columns.Amount);

        await left.JoinAsync(_step, right, join, TableOptions.OfBytes(budget) with { Meter = meter });

        // Of right rows that do not fit into memory some are read twice.
        long leftBytes = await BytesAsync(left, Thing.Columns.Id, Thing.Columns.Name, Thing.Columns.Amount);
        long rightBytes = await BytesAsync(right, Thing.Columns.Amount);
        Assert.Equal(leftBytes + (budget < 1 << 20 ? 2 * rightBytes : rightBytes), meter.Bytes);
    }

    public void Dispose() => _step.Dispose();

    private static Thing[] Rows(int first) => [.. Enumerable.Range(first, 400).Select(static i => new Thing
    {
        Id = i, Group = i % 9,
        Name = $"name {i % 77}", Amount = i * 0.25, Weight = i, Whole = i * 31L, Price = i % 10, Bytes = [1, 2, (byte)i], Tags = ["a", $"{i}"],
    })];

    private static Task<long> BytesAsync(Dataset<Thing> rows, params ColumnRef<Thing>[] columns) =>
        BytesAsync(rows, [.. columns.Select(static column => column.Index).Order()]);

    private static async Task<long> BytesAsync(Dataset<Thing> rows, ImmutableArray<int> columns)
    {
        var meter = new ReadMeter();
        long count = 0;
        await foreach (Batch batch in rows.ReadColumnsAsync(columns, DatasetReadOptions.Default with { Meter = meter }, CancellationToken.None))
        {
            Assert.Equal(columns.Select(static column => Thing.Schema.Columns[column]), batch.Columns.Select(static column => column.Info));
            count += batch.Count;
        }

        Assert.Equal(rows.RowCount, count);
        return meter.Bytes;
    }

    private async Task<Dataset<Thing>> WriteAsync(Thing[] rows)
    {
        await using DatasetWriter<Thing> writer = _step.CreateDataset<Thing>();
        using var batch = new Thing.Batch();
        foreach (Thing row in rows)
            batch.Add(in row);
        await writer.AddAsync(batch);
        return await writer.CompleteAsync();
    }
}
