using BenchmarkDotNet.Attributes;
using Millrace.Data;
using Millrace.Tables;

namespace Millrace.Benchmarks.Data;

/// <summary>Sorts, groups and joins a table of Parquet files into Parquet files with zstd at level 1, on two threads each.</summary>
[Unit(nameof(Rows))]
public class TableWork
{
    private const int StationRows = 50;

    private static readonly string s_file = Fixture.Folder.File("worked.parquet");
    private static readonly TableOptions s_options = new() { Parallelism = 2, MemoryBudget = 2L << 30 };

    private DuckDatabase _duck = null!;
    private TableOperations _tables = null!;

    /// <summary>Rows of the table.</summary>
    [ParamsSource(nameof(Sizes))]
    public int Rows { get; set; }

    /// <summary>The size for the mode.</summary>
    public static IEnumerable<int> Sizes => [Scale.Of(1_000_000, 10_000_000)];

    private string Files => string.Join(", ", Fixture.Parquet(Rows, Scale.Of(500_000, 1_000_000), Codec.Zstd).Select(static file => $"'{file}'"));

    /// <summary>Makes the tables, and makes sure that there are as many rows as there should be.</summary>
    [GlobalSetup]
    public async Task SetupAsync()
    {
        _duck = new DuckDatabase(2);
        string folder = Fixture.Folder.File("readings");
        _tables = await TableOperations.OfAsync(await MillraceTables.WriteParquetAsync(ReadingBatches.Of(0, Rows), folder), s_options);
        _duck.Execute($"CREATE TABLE stations AS SELECT station, count(*) AS readings, avg(amount) AS mean FROM read_parquet([{Files}]) GROUP BY station");
        Check(_tables.Stations, StationRows);
        Check(await MillraceSort(), Rows);
        Check(await MillraceGroup(), StationRows);
        Check(await MillraceGroupMany(), _duck.Number($"SELECT count(DISTINCT (taken_at, station)) FROM read_parquet([{Files}])"));
        Check(await MillraceJoin(), Rows);
    }

    /// <summary>Closes the database.</summary>
    [GlobalCleanup]
    public void Cleanup() => _duck.Dispose();

    /// <summary>By a text and a number.</summary>
    [Benchmark(Description = "sort, DuckDB")]
    public void DuckSort() => Copy($"SELECT * FROM read_parquet([{Files}]) ORDER BY station, amount DESC, id");

    /// <summary>By a text and a number; equal rows keep their order.</summary>
    [Benchmark(Description = "sort, Millrace")]
    public Task<long> MillraceSort() => _tables.SortAsync();

    /// <summary>Fifty groups.</summary>
    [Benchmark(Description = "group into 50, DuckDB")]
    public void DuckGroup() => Copy($"SELECT station, count(*) AS readings, avg(amount) AS mean FROM read_parquet([{Files}]) GROUP BY station");

    /// <summary>Fifty groups.</summary>
    [Benchmark(Description = "group into 50, Millrace")]
    public Task<long> MillraceGroup() => _tables.GroupAsync();

    /// <summary>Hardly a group with two rows.</summary>
    [Benchmark(Description = "group into many, DuckDB")]
    public void DuckGroupMany() =>
        Copy($"SELECT taken_at, station, count(*) AS readings, sum(amount) AS amount FROM read_parquet([{Files}]) GROUP BY taken_at, station");

    /// <summary>Hardly a group with two rows.</summary>
    [Benchmark(Description = "group into many, Millrace")]
    public Task<long> MillraceGroupMany() => _tables.GroupManyAsync();

    /// <summary>To fifty rows.</summary>
    [Benchmark(Description = "join to 50, DuckDB")]
    public void DuckJoin() =>
        Copy($"SELECT id, amount, r.station, taken_at, mean FROM read_parquet([{Files}]) r JOIN stations s ON r.station = s.station");

    /// <summary>To fifty rows, in the order of the readings.</summary>
    [Benchmark(Description = "join to 50, Millrace")]
    public Task<long> MillraceJoin() => _tables.JoinAsync();

    private void Copy(string query) => _duck.Execute($"COPY ({query}) TO '{s_file}' (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1)");

    private static void Check(long actual, long expected)
    {
        if (actual != expected)
            throw new InvalidOperationException($"There are {actual} rows and not {expected}.");
    }
}
