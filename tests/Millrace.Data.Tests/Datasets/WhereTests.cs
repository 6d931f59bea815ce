using CsCheck;
using Millrace.Data.Tests.Files;
using Millrace.Data.Tests.Filters;

namespace Millrace.Data.Tests.Datasets;

public sealed class WhereTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Rows_are_the_same_whatever_is_passed_over() => (
        from rows in AnyRows.Many
        from filter in AnyFilters.Over(rows)
        from groupRows in Gen.Int[1, 40]
        from threads in Gen.Int[1, 3]
        select (rows: Ordered(rows, groupRows), filter, groupRows, threads)).Sample(
            each =>
            {
                string path = _folder.File($"{Guid.NewGuid():N}.parquet");
                ParquetFile.WriteAsync(Dataset.Of(each.rows), path, new ParquetWriteOptions { RowGroupRows = each.groupRows }).GetAwaiter().GetResult();
                Everything[] expected = [.. each.rows.Where(row => each.filter.Holds(row) is true)];
                var options = new ParquetReadOptions { Parallelism = each.threads };
                Assert.Equal(expected, ReadAsync(ParquetFile.ReadAsync(path, each.filter.Filter, options)).GetAwaiter().GetResult());
                Assert.Equal(expected, Dataset.Of(each.rows).Where(each.filter.Filter).ToArrayAsync().AsTask().GetAwaiter().GetResult());
                File.Delete(path);
            },
            iter: 300,
            threads: 1);

    [Fact]
    public async Task A_view_counts_projects_and_is_filtered_again()
    {
        foreach (Dataset<Tick> ticks in (Dataset<Tick>[])[Dataset.Of(Rows(5000)), await WriteAsync(5000)])
        {
            DatasetView<Tick> some = ticks.Where(Tick.Columns.Number >= 4000).Where(Tick.Columns.Maybe.IsPresent());
            Assert.Equal("Dataset<Tick> where (Number >= 4000) & (Maybe is present)", some.ToString());
            Assert.Equal(0, await some.CountAsync());
            Assert.Equal(1000, await ticks.Where(Tick.Columns.Number.Between(2500, 3499)).Where(Tick.Columns.Noise <= 1).CountAsync());
            TickNoise[] noises = await ticks.Where(Tick.Columns.Number > 4997).Project<TickNoise>().Where(TickNoise.Columns.Noise.IsPresent()).ToArrayAsync();
            Assert.Equal([new TickNoise { Noise = Math.Sin(4998) }, new TickNoise { Noise = Math.Sin(4999) }], noises);
        }

        Assert.Throws<DataException>(() => Dataset.Of(Rows(1)).Where(Tick.Columns.Number > 1).Project<Fare>());
        Assert.Throws<ArgumentNullException>(() => Dataset.Of(Rows(1)).Where(null!));
    }

    [RealDataFact("flights/hflights.csv")]
    public async Task Flights_are_those_that_DuckDB_finds()
    {
        string csv = RealDataFactAttribute.PathOf("flights/hflights.csv");
        Dataset<Flight> flights;
        await using (var writer = new DatasetWriter<Flight>(_folder.File("flights"), 3 * RowSource.BatchRows))
        {
            await foreach (Batch<Flight> batch in CsvFile.ReadAsync<Flight>(csv))
                await writer.AddAsync(batch);
            flights = await writer.CompleteAsync();
        }

        using var duck = new DuckReader();
        foreach (var (filter, sql) in (IEnumerable<(Filter<Flight>, string)>)
        [
            (Flight.Columns.ArrivalDelay > 60, "ArrDelay > 60"),
            (!(Flight.Columns.ArrivalDelay > 60), "NOT (ArrDelay > 60)"),
            (Flight.Columns.ArrivalDelay.IsMissing() & (Flight.Columns.Month == 2), "ArrDelay IS NULL AND Month = 2"),
            (Flight.Columns.Tail.StartsWith("N5") | Flight.Columns.Destination.In("DFW", "MIA"), "TailNum LIKE 'N5%' OR Dest IN ('DFW', 'MIA')"),
            (!(Flight.Columns.CancellationCode == "A"), "NOT (CancellationCode = 'A')"),
            (Flight.Columns.Carrier >= "OO", "UniqueCarrier >= 'OO'"),
            (Flight.Columns.ArrivalDelay < Flight.Columns.Departure, "ArrDelay < DepTime"),
            (Flight.Columns.DepartureDelay.Between(-5, 5.5) & (Flight.Columns.Month > 11), "DepDelay BETWEEN -5 AND 5.5 AND Month > 11"),
            (!((Flight.Columns.ArrivalDelay > 10) & Flight.Columns.Tail.IsPresent()), "NOT (ArrDelay > 10 AND TailNum IS NOT NULL)"),
            (!Flight.Columns.ArrivalDelay.In(0, 1, 2, 3, 4, 5), "ArrDelay NOT IN (0, 1, 2, 3, 4, 5)"),
        ])
        {
            Assert.Equal(duck.Number($"SELECT count(*) FROM read_csv('{csv}') WHERE {sql}"), await flights.Where(filter).CountAsync());
        }
    }

    private static async Task<List<Everything>> ReadAsync(IAsyncEnumerable<Batch<Everything>> batches)
    {
        List<Everything> rows = [];
        await foreach (Batch<Everything> batch in batches)
            rows.AddRange(Enumerable.Range(0, batch.Count).Select(i => batch[i]));
        return rows;
    }

    private static IEnumerable<Tick> Rows(int count) => Enumerable.Range(0, count).Select(Tick.Of);

    // Where each group has values of its own, there is something to pass over.
    private static Everything[] Ordered(Everything[] rows, int groupRows) =>
        groupRows % 2 == 0 ? rows : [.. rows.Select(static row => row with { TextValue = row.TextValue ?? "" }).OrderBy(static row => row.Int32Value)];

    private async Task<Dataset<Tick>> WriteAsync(int count)
    {
        await using var writer = new DatasetWriter<Tick>(_folder.File("ticks"));
        foreach (Tick tick in Rows(count))
            await writer.AddAsync(tick);
        return await writer.CompleteAsync();
    }
}
