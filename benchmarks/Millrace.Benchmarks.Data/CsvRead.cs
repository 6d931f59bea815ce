using BenchmarkDotNet.Attributes;

namespace Millrace.Benchmarks.Data;

/// <summary>Reads every field of six columns as its type and sums them.</summary>
[Unit(nameof(Rows))]
public class CsvRead
{
    private string[] _files = [];
    private DuckDatabase _duck = null!;

    /// <summary>Rows of the table.</summary>
    [ParamsSource(nameof(Sizes))]
    public int Rows { get; set; }

    /// <summary>Files that are read at once, each on one thread; for DuckDB, its threads.</summary>
    [Params(1, 2)]
    public int Files { get; set; }

    /// <summary>Whether every text stands in quotes, as many programs write it.</summary>
    [Params(false, true)]
    public bool Quoted { get; set; }

    /// <summary>The size for the mode.</summary>
    public static IEnumerable<int> Sizes => [Scale.Of(400_000, 4_000_000)];

    /// <summary>Makes the files, and makes sure that everybody reads the same from them.</summary>
    [GlobalSetup]
    public async Task SetupAsync()
    {
        _files = Fixture.Csv(Rows, Rows / 4, Quoted);
        _duck = new DuckDatabase(Files);
        await Fixture.CheckAsync(
            $"CSV {Rows} {Files} {Quoted}",
            Fixture.Expected(Rows),
            (nameof(Sylvan), Sylvan),
            (nameof(Millrace), Millrace),
            (nameof(CsvHelperRecords), CsvHelperRecords),
            (nameof(CsvHelperFields), CsvHelperFields),
            (nameof(DuckDb), () => Task.FromResult(DuckDb())));
    }

    /// <summary>Closes the database.</summary>
    [GlobalCleanup]
    public void Cleanup() => _duck.Dispose();

    /// <summary>One thread a file, characters that were converted from bytes.</summary>
    [Benchmark(Baseline = true, Description = "Sylvan, typed fields")]
    public Task<ReadingSums> Sylvan() => ManyFiles.SumAsync(_files, Files, static file => ValueTask.FromResult(SylvanTables.Read(file)));

    /// <summary>Ours, into columns.</summary>
    [Benchmark(Description = "Millrace")]
    public Task<ReadingSums> Millrace() => ManyFiles.SumAsync(_files, Files, MillraceTables.ReadCsvAsync);

    /// <summary>One object that is filled again.</summary>
    [Benchmark(Description = "CsvHelper, one record refilled")]
    public Task<ReadingSums> CsvHelperRecords() => ManyFiles.SumAsync(_files, Files, static file => ValueTask.FromResult(CsvHelperTables.ReadRecords(file)));

    /// <summary>Fields.</summary>
    [Benchmark(Description = "CsvHelper, typed fields")]
    public Task<ReadingSums> CsvHelperFields() => ManyFiles.SumAsync(_files, Files, static file => ValueTask.FromResult(CsvHelperTables.ReadFields(file)));

    /// <summary>No value reaches C#.</summary>
    [Benchmark(Description = "DuckDB, sums in the engine")]
    public ReadingSums DuckDb() => _duck.SumCsv(_files);
}
