using BenchmarkDotNet.Attributes;
using Millrace.Data;

namespace Millrace.Benchmarks.Data;

/// <summary>Reads CSV whose types are known into Parquet with zstd at level 1: what the first step of most pipelines does.</summary>
[Unit(nameof(Rows))]
public class CsvToParquet
{
    private const string Readings = "readings";
    private const string Quoted = "readings, texts quoted";

    private static readonly string s_folder = Fixture.Folder.File("converted");
    private static readonly string s_file = Fixture.Folder.File("converted.parquet");
    private static readonly string s_single = Fixture.Folder.File("converted-by-one.parquet");
    private static readonly string s_ours = Fixture.Folder.File("ours.parquet");

    private DuckDatabase _one = null!;
    private DuckDatabase _two = null!;
    private string _csv = "";

    /// <summary>What is read, and how many rows of it.</summary>
    [ParamsSource(nameof(Sources))]
    public CsvSource Source { get; set; } = null!;

    /// <summary>Rows, for the figures a row.</summary>
    public int Rows => Source.Rows;

    /// <summary>Flights, and the table of the other benchmarks without and with quotes.</summary>
    public static IEnumerable<CsvSource> Sources =>
    [
        new CsvSource(Flights.Name, Flights.Rows * Times),
        new CsvSource(Readings, Scale.Of(400_000, 4_000_000)),
        new CsvSource(Quoted, Scale.Of(400_000, 4_000_000)),
    ];

    private bool IsReadings => Source.Name is Readings or Quoted;

    // The target speaks of five million flights.
    private static int Times => Scale.Of(1, 22);

    /// <summary>Makes the files, and makes sure that everybody converts all of it to the same values.</summary>
    [GlobalSetup]
    public async Task SetupAsync()
    {
        _csv = IsReadings ? Fixture.Csv(Rows, Rows, Source.Name == Quoted).Single() : Flights.Repeated(Times);
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
        Console.WriteLine($"// {new FileInfo(s_file).Length:N0} bytes of DuckDB's, {new FileInfo(s_ours).Length:N0} of Millrace's");
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
    public void DuckDbTwo() => Convert(_two, s_file);

    /// <summary>One thread.</summary>
    [Benchmark(Description = "DuckDB, COPY, one thread")]
    public void DuckDbOne() => Convert(_one, s_single);

    /// <summary>Ours to a file.</summary>
    [Benchmark(Description = "Millrace, a file, two threads")]
    public Task MillraceTwo() => ConvertAsync(2);

    /// <summary>Ours to a file on the caller's thread.</summary>
    [Benchmark(Description = "Millrace, a file, one thread")]
    public Task MillraceOne() => ConvertAsync(1);

    /// <summary>Ours as a step does it: with digests and a manifest, on as many threads as there are processors.</summary>
    [Benchmark(Description = "Millrace, a dataset")]
    public async Task MillraceDataset()
    {
        if (Directory.Exists(s_folder))
            Directory.Delete(s_folder, recursive: true);
        if (IsReadings)
            await MillraceTables.CsvToParquetAsync<Reading>(_csv, s_folder);
        else
            await MillraceTables.CsvToParquetAsync<Flight>(_csv, s_folder);
    }

    private async Task ConvertAsync(int threads)
    {
        if (IsReadings)
            await MillraceTables.CsvToFileAsync<Reading>(_csv, s_ours, threads);
        else
            await MillraceTables.CsvToFileAsync<Flight>(_csv, s_ours, threads);
    }

    private void CheckSame(string files)
    {
        if (_two.Difference($"'{s_file}'", files) is not 0 and var rows)
            throw new InvalidOperationException($"{Source}: {rows} rows differ between DuckDB on two threads and {files}.");
    }

    private void Convert(DuckDatabase duck, string file)
    {
        if (IsReadings)
            duck.ReadingsToParquet(_csv, file);
        else
            duck.CsvToParquet(_csv, Flights.DuckColumns, file);
    }
}
