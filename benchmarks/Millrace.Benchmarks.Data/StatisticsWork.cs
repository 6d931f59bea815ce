using BenchmarkDotNet.Attributes;
using Millrace.Data;

namespace Millrace.Benchmarks.Data;

/// <summary>Statistics of all columns of a dataset of Parquet files, beside DuckDB's SUMMARIZE of the same files.</summary>
[Unit(nameof(Rows))]
public class StatisticsWork
{
    private const string Readings = "readings";

    private DuckDatabase _one = null!;
    private DuckDatabase _two = null!;
    private Dataset<Reading> _readings = null!;
    private Dataset<ExpectedReading> _expected = null!;
    private Dataset<Flight>? _flights;
    private Dataset<ExpectedFlight>? _expectedFlights;
    private string _files = "";

    /// <summary>What is described, and how many rows of it.</summary>
    [ParamsSource(nameof(Sources))]
    public CsvSource Source { get; set; } = null!;

    /// <summary>Rows, for the figures a row.</summary>
    public int Rows => Source.Rows;

    /// <summary>The table of the other benchmarks, and flights.</summary>
    public static IEnumerable<CsvSource> Sources =>
    [
        new CsvSource(Readings, Scale.Of(1_000_000, 10_000_000)),
        new CsvSource(Flights.Name, Flights.Rows * Times),
    ];

    private static int Times => Scale.Of(4, 20);

    /// <summary>Makes the files, and makes sure that everybody sees all rows.</summary>
    [GlobalSetup]
    public async Task SetupAsync()
    {
        (_one, _two) = (new DuckDatabase(1), new DuckDatabase(2));
        string folder = Fixture.Folder.File($"described {Source.Name}");
        if (Source.Name == Readings)
        {
            _readings = await MillraceTables.WriteParquetAsync(ReadingBatches.Of(0, Rows), folder);
            _expected = _readings.Project<ExpectedReading>();
        }
        else
        {
            _flights = await MillraceTables.CsvToParquetAsync<Flight>(Flights.Repeated(Times), folder);
            _expectedFlights = _flights.Project<ExpectedFlight>();
        }

        _files = $"'{Path.Combine(folder, "*.parquet")}'";
        Check(_one.Number($"SELECT count(*) FROM read_parquet({_files})"));
        Check(await MillraceOne());
    }

    /// <summary>Closes the databases.</summary>
    [GlobalCleanup]
    public void Cleanup()
    {
        _one.Dispose();
        _two.Dispose();
    }

    /// <summary>Ends, mean, deviation, approximate quartiles and distinct values.</summary>
    [Benchmark(Baseline = true, Description = "DuckDB, one thread")]
    public void DuckDbOne() => _one.Execute($"SUMMARIZE SELECT * FROM read_parquet({_files})");

    /// <summary>All that one pass tells.</summary>
    [Benchmark(Description = "Millrace, one thread")]
    public Task<long> MillraceOne() => DescribeAsync(1);

    /// <summary>The same on two threads.</summary>
    [Benchmark(Description = "DuckDB, two threads")]
    public void DuckDbTwo() => _two.Execute($"SUMMARIZE SELECT * FROM read_parquet({_files})");

    /// <summary>The same on two threads.</summary>
    [Benchmark(Description = "Millrace, two threads")]
    public Task<long> MillraceTwo() => DescribeAsync(2);

    /// <summary>With what is expected of the columns and rows.</summary>
    [Benchmark(Description = "Millrace with expectations, two threads")]
    public Task<long> MillraceChecked() => _expectedFlights is { } flights
        ? StatisticsOperations.DescribeAsync(flights, 2, withExpectations: true)
        : StatisticsOperations.DescribeAsync(_expected, 2, withExpectations: true);

    private Task<long> DescribeAsync(int threads) =>
        _flights is { } flights ? StatisticsOperations.DescribeAsync(flights, threads) : StatisticsOperations.DescribeAsync(_readings, threads);

    private void Check(long actual)
    {
        if (actual != Rows)
            throw new InvalidOperationException($"There are {actual} rows and not {Rows}.");
    }
}
