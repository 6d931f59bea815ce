using BenchmarkDotNet.Attributes;
using Millrace.Data;

namespace Millrace.Benchmarks.Data;

/// <summary>Writes six columns as CSV, from the form that each contender takes, on one thread.</summary>
[Unit(nameof(Rows))]
public class CsvWrite
{
    private Dataset<Reading> _dataset = null!;
    private ReadingRow[] _objects = [];
    private DuckDatabase _duck = null!;

    /// <summary>Rows of the table.</summary>
    [ParamsSource(nameof(Sizes))]
    public int Rows { get; set; }

    /// <summary>The size for the mode.</summary>
    public static IEnumerable<int> Sizes => [Scale.Of(400_000, 4_000_000)];

    private static string Output { get; } = Fixture.Folder.File("output.csv");

    /// <summary>Makes the rows, and makes sure that everybody writes them all.</summary>
    [GlobalSetup]
    public async Task SetupAsync()
    {
        _dataset = Fixture.Get($"dataset {Rows}", () => Dataset.Of(Readings.Range(0, Rows)));
        _objects = Fixture.Get($"csv objects {Rows}", () => Readings.Range(0, Rows).Select(ReadingRow.Of).ToArray());
        _duck = new DuckDatabase(1);
        _duck.Load(Fixture.Parquet(Rows, Rows, Codec.Zstd));
        await Fixture.CheckAsync(
            $"written CSV {Rows}",
            Fixture.Expected(Rows),
            (nameof(Millrace), () => ReadBackAsync(Millrace)),
            (nameof(CsvHelper), () => ReadBackAsync(() => Task.Run(CsvHelper))),
            (nameof(DuckDb), () => ReadBackAsync(() => Task.Run(DuckDb))));
    }

    /// <summary>Closes the database.</summary>
    [GlobalCleanup]
    public void Cleanup() => _duck.Dispose();

    /// <summary>Objects.</summary>
    [Benchmark(Baseline = true, Description = "CsvHelper, records")]
    public void CsvHelper() => CsvHelperTables.Write(_objects, Output);

    /// <summary>Ours, from a dataset in memory.</summary>
    [Benchmark(Description = "Millrace")]
    public Task Millrace() => MillraceTables.WriteCsvAsync(_dataset, Output).AsTask();

    /// <summary>From a table in the engine's memory.</summary>
    [Benchmark(Description = "DuckDB, COPY")]
    public void DuckDb() => _duck.WriteCsv(Output);

    private static async Task<ReadingSums> ReadBackAsync(Func<Task> write)
    {
        await write();
        return await MillraceTables.ReadCsvAsync(Output);
    }
}
