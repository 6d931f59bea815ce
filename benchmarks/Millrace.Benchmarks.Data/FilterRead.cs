using System.Globalization;
using BenchmarkDotNet.Attributes;
using Millrace.Data;

namespace Millrace.Benchmarks.Data;

/// <summary>Sums two columns of the rows that a filter keeps, from a dataset that Millrace wrote; DuckDB reads the same files.</summary>
[Unit(nameof(Rows))]
public class FilterRead
{
    private Dataset<Reading> _dataset = null!;
    private DuckDatabase _one = null!;
    private DuckDatabase _two = null!;
    private string[] _files = [];

    /// <summary>Rows of the table.</summary>
    [ParamsSource(nameof(Sizes))]
    public int Rows { get; set; }

    /// <summary>Whether the kept rows stand together, so that row groups can be passed over, or anywhere.</summary>
    [Params(false, true)]
    public bool Together { get; set; }

    /// <summary>The size for the mode.</summary>
    public static IEnumerable<int> Sizes => [Scale.Of(1_000_000, 10_000_000)];

    private Filter<Reading> Filter => Together ? Reading.Columns.Id >= First : Filtering.Scattered;

    private string Sql => Together ? string.Create(CultureInfo.InvariantCulture, $"id >= {First}") : Filtering.ScatteredSql;

    private long First => Rows / 10L * 9;

    /// <summary>Writes the dataset, and makes sure that everybody finds the same rows.</summary>
    [GlobalSetup]
    public async Task SetupAsync()
    {
        string folder = Fixture.Folder.File($"dataset-{Rows}");
        _dataset = Directory.Exists(folder)
            ? await Dataset.OpenAsync<Reading>(folder)
            : await MillraceTables.WriteParquetAsync(Fixture.Split(Rows, 1 << 16).SelectMany(static part => ReadingBatches.Of(part.Start, part.Count)), folder);
        _files = [.. Directory.GetFiles(folder, "*.parquet").Order(StringComparer.Ordinal)];
        (_one, _two) = (new DuckDatabase(1), new DuckDatabase(2));
        RateSums expected = DuckDbOne();
        foreach (RateSums sums in (RateSums[])[DuckDbTwo(), await MillraceOne(), await MillraceTwo()])
        {
            if (sums != expected || sums.Rows is 0)
                throw new InvalidOperationException($"{Filter}: {sums} and {expected} should be the same.");
        }
    }

    /// <summary>Closes the databases.</summary>
    [GlobalCleanup]
    public void Cleanup()
    {
        _one.Dispose();
        _two.Dispose();
    }

    /// <summary>Both processors of a small machine.</summary>
    [Benchmark(Baseline = true, Description = "DuckDB, two threads")]
    public RateSums DuckDbTwo() => _two.SumRates(_files, Sql);

    /// <summary>One thread.</summary>
    [Benchmark(Description = "DuckDB, one thread")]
    public RateSums DuckDbOne() => _one.SumRates(_files, Sql);

    /// <summary>Ours on two threads besides the caller's, which sums.</summary>
    [Benchmark(Description = "Millrace, two threads")]
    public Task<RateSums> MillraceTwo() => Filtering.SumAsync(_dataset, Filter, 2).AsTask();

    /// <summary>Ours on the caller's thread.</summary>
    [Benchmark(Description = "Millrace, one thread")]
    public Task<RateSums> MillraceOne() => Filtering.SumAsync(_dataset, Filter, 1).AsTask();
}
