using BenchmarkDotNet.Attributes;
using Millrace.Data;

namespace Millrace.Benchmarks.Data;

/// <summary>Reads CSV whose types are known into Parquet with zstd at level 1: what the first step of most pipelines does.</summary>
[Unit(nameof(Rows))]
public class CsvToParquet
{
    private const string Readings = "readings";

    private static readonly string s_folder = Fixture.Folder.File("converted");
    private static readonly string s_file = Fixture.Folder.File("converted.parquet");

    private DuckDatabase _one = null!;
    private DuckDatabase _two = null!;
    private string _csv = "";

    /// <summary>What is read, and how many rows of it.</summary>
    [ParamsSource(nameof(Sources))]
    public CsvSource Source { get; set; } = null!;

    /// <summary>Rows, for the figures a row.</summary>
    public int Rows => Source.Rows;

    /// <summary>Flights, and the table of the other benchmarks.</summary>
    public static IEnumerable<CsvSource> Sources => [new CsvSource(Flights.Name, 227_496), new CsvSource(Readings, Scale.Of(400_000, 4_000_000))];

    /// <summary>Makes the files, and makes sure that everybody converts all of it.</summary>
    [GlobalSetup]
    public async Task SetupAsync()
    {
        _csv = Source.Name == Readings ? Fixture.Csv(Rows, Rows).Single() : Flights.File;
        (_one, _two) = (new DuckDatabase(1), new DuckDatabase(2));
        DuckDbTwo();
        await Millrace();
        string[] files = Directory.GetFiles(s_folder, "*.parquet");
        string difference = $"""
            SELECT count(*) FROM (
                (SELECT * FROM read_parquet('{s_file}') EXCEPT ALL SELECT * FROM read_parquet([{string.Join(", ", files.Select(static file => $"'{file}'"))}]))
                UNION ALL
                (SELECT * FROM read_parquet([{string.Join(", ", files.Select(static file => $"'{file}'"))}]) EXCEPT ALL SELECT * FROM read_parquet('{s_file}')))
            """;
        if (_two.Number(difference) is not 0 and var rows)
            throw new InvalidOperationException($"{Source}: {rows} rows differ between Millrace and DuckDB.");
    }

    /// <summary>Closes the databases.</summary>
    [GlobalCleanup]
    public void Cleanup()
    {
        _one.Dispose();
        _two.Dispose();
    }

    /// <summary>As many threads as Millrace uses.</summary>
    [Benchmark(Baseline = true, Description = "DuckDB, COPY, two threads")]
    public void DuckDbTwo() => Convert(_two);

    /// <summary>One thread.</summary>
    [Benchmark(Description = "DuckDB, COPY, one thread")]
    public void DuckDbOne() => Convert(_one);

    /// <summary>Parses on one thread and encodes on another.</summary>
    [Benchmark(Description = "Millrace, parses while it encodes")]
    public async Task Millrace()
    {
        if (Directory.Exists(s_folder))
            Directory.Delete(s_folder, recursive: true);
        if (Source.Name == Readings)
            await MillraceTables.CsvToParquetAsync<Reading>(_csv, s_folder);
        else
            await MillraceTables.CsvToParquetAsync<Flight>(_csv, s_folder);
    }

    private void Convert(DuckDatabase duck)
    {
        if (Source.Name == Readings)
            duck.ReadingsToParquet(_csv, s_file);
        else
            duck.CsvToParquet(_csv, Flights.DuckColumns, s_file);
    }
}
