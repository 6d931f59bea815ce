using BenchmarkDotNet.Attributes;
using Millrace.Data;

namespace Millrace.Benchmarks.Data;

/// <summary>Reads JSON lines whose types are known into Parquet with zstd at level 1: flights, an object a line.</summary>
[Unit(nameof(Rows))]
public class JsonLinesToParquet
{
    private static readonly string s_folder = Fixture.Folder.File("lines-converted");
    private static readonly string s_file = Fixture.Folder.File("lines-converted.parquet");
    private static readonly string s_single = Fixture.Folder.File("lines-converted-by-one.parquet");
    private static readonly string s_ours = Fixture.Folder.File("lines-ours.parquet");

    private DuckDatabase _one = null!;
    private DuckDatabase _two = null!;
    private string _lines = "";

    /// <summary>What is read, and how many rows of it.</summary>
    [ParamsSource(nameof(Sources))]
    public CsvSource Source { get; set; } = null!;

    /// <summary>Rows, for the figures a row.</summary>
    public int Rows => Source.Rows;

    /// <summary>Flights.</summary>
    public static IEnumerable<CsvSource> Sources => [new CsvSource(Flights.Name, Flights.Rows * Times)];

    private static int Times => Scale.Of(1, 10);

    /// <summary>Makes the files, and makes sure that everybody converts all of it to the same values.</summary>
    [GlobalSetup]
    public async Task SetupAsync()
    {
        _lines = Flights.Lines(Times);
        (_one, _two) = (new DuckDatabase(1), new DuckDatabase(2));
        DuckDbTwo();
        DuckDbOne();
        CheckSame($"'{s_single}'");
        await MillraceOne();
        CheckSame($"'{s_ours}'");
        await MillraceTwo();
        CheckSame($"'{s_ours}'");
        await MillraceDataset();
        CheckSame("[" + string.Join(", ", Directory.GetFiles(s_folder, "*.parquet").Select(static file => $"'{file}'")) + "]");
        Console.WriteLine($"// {new FileInfo(_lines).Length:N0} bytes of JSON lines");
    }

    /// <summary>Closes the databases.</summary>
    [GlobalCleanup]
    public void Cleanup()
    {
        _one.Dispose();
        _two.Dispose();
    }

    /// <summary>Both processors of a small machine.</summary>
    [Benchmark(Baseline = true, Description = "DuckDB, COPY, two threads")]
    public void DuckDbTwo() => _two.JsonLinesToParquet(_lines, Flights.DuckColumns, s_file);

    /// <summary>One thread.</summary>
    [Benchmark(Description = "DuckDB, COPY, one thread")]
    public void DuckDbOne() => _one.JsonLinesToParquet(_lines, Flights.DuckColumns, s_single);

    /// <summary>Ours to a file.</summary>
    [Benchmark(Description = "Millrace, a file, two threads")]
    public async Task MillraceTwo() => await MillraceTables.JsonLinesToFileAsync<Flight>(_lines, s_ours, 2);

    /// <summary>Ours to a file on the caller's thread.</summary>
    [Benchmark(Description = "Millrace, a file, one thread")]
    public async Task MillraceOne() => await MillraceTables.JsonLinesToFileAsync<Flight>(_lines, s_ours, 1);

    /// <summary>Ours as a step does it: with digests and a manifest, on as many threads as there are processors.</summary>
    [Benchmark(Description = "Millrace, a dataset")]
    public async Task MillraceDataset()
    {
        if (Directory.Exists(s_folder))
            Directory.Delete(s_folder, recursive: true);
        await MillraceTables.JsonLinesToParquetAsync<Flight>(_lines, s_folder);
    }

    private void CheckSame(string files)
    {
        if (_two.Difference($"'{s_file}'", files) is not 0 and var rows)
            throw new InvalidOperationException($"{Source}: {rows} rows differ between DuckDB on two threads and {files}.");
    }
}
