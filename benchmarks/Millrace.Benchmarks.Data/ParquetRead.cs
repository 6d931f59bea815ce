using BenchmarkDotNet.Attributes;

namespace Millrace.Benchmarks.Data;

/// <summary>Reads every value of six columns and sums them.</summary>
[Unit(nameof(Rows))]
public class ParquetRead
{
    private string[] _files = [];
    private DuckDatabase _duck = null!;

    /// <summary>Rows of the table.</summary>
    [ParamsSource(nameof(Sizes))]
    public int Rows { get; set; }

    /// <summary>How pages are compressed.</summary>
    [Params(Codec.Snappy, Codec.Zstd)]
    public Codec Codec { get; set; }

    /// <summary>
    /// Files that are read at once, each on a thread of its own; where Millrace reads as it does by default, on a few. For DuckDB, its threads.
    /// </summary>
    [Params(1, 2)]
    public int Files { get; set; }

    /// <summary>The size for the mode.</summary>
    public static IEnumerable<int> Sizes => [Scale.Of(1_000_000, 10_000_000)];

    /// <summary>Makes the files, and makes sure that everybody reads the same from them.</summary>
    [GlobalSetup]
    public async Task SetupAsync()
    {
        _files = Fixture.Parquet(Rows, Scale.Of(500_000, 1_000_000), Codec);
        _duck = new DuckDatabase(Files);
        await Fixture.CheckAsync(
            $"Parquet {Codec} {Rows} {Files}",
            Fixture.Expected(Rows),
            (nameof(ParquetSharpPhysical), ParquetSharpPhysical),
            (nameof(Bound), Bound),
            (nameof(Millrace), Millrace),
            (nameof(MillraceAhead), MillraceAhead),
            (nameof(ParquetNetRaw), ParquetNetRaw),
            (nameof(ParquetNet), ParquetNet),
            (nameof(ParquetNetSerializer), ParquetNetSerializer),
            (nameof(DuckDbEngine), () => Task.FromResult(DuckDbEngine())),
            (nameof(DuckDbReader), () => Task.FromResult(DuckDbReader())));
    }

    /// <summary>Closes the database.</summary>
    [GlobalCleanup]
    public void Cleanup() => _duck.Dispose();

    /// <summary>C++.</summary>
    [Benchmark(Baseline = true, Description = "ParquetSharp, physical columns")]
    public Task<ReadingSums> ParquetSharpPhysical() => ManyFiles.SumAsync(_files, Files, static file => ValueTask.FromResult(ParquetSharpTables.Read(file)));

    /// <summary>As fast as the codecs and C# let it be.</summary>
    [Benchmark(Description = "by hand for these files, unchecked")]
    public Task<ReadingSums> Bound() => ManyFiles.SumAsync(_files, Files, HandReader.ReadAsync);

    /// <summary>What no reader with these codecs can be faster than.</summary>
    [Benchmark(Description = "by hand, decompression alone")]
    public Task<ReadingSums> Decompression() => ManyFiles.SumAsync(_files, Files, HandReader.DecompressAsync);

    /// <summary>Ours, as the others: a thread a file.</summary>
    [Benchmark(Description = "Millrace, one thread a file")]
    public Task<ReadingSums> Millrace() => ManyFiles.SumAsync(_files, Files, MillraceTables.ReadParquetOnOneThreadAsync);

    /// <summary>Ours, as it is by default.</summary>
    [Benchmark(Description = "Millrace, as it reads by default")]
    public Task<ReadingSums> MillraceAhead() => ManyFiles.SumAsync(_files, Files, MillraceTables.ReadParquetAsync);

    /// <summary>C#.</summary>
    [Benchmark(Description = "Parquet.Net, ReadRawAsync")]
    public Task<ReadingSums> ParquetNetRaw() => ManyFiles.SumAsync(_files, Files, ParquetNetTables.ReadRawAsync);

    /// <summary>With nulls in place.</summary>
    [Benchmark(Description = "Parquet.Net, ReadAsync")]
    public Task<ReadingSums> ParquetNet() => ManyFiles.SumAsync(_files, Files, ParquetNetTables.ReadAsync);

    /// <summary>Objects.</summary>
    [Benchmark(Description = "Parquet.Net, ParquetSerializer")]
    public Task<ReadingSums> ParquetNetSerializer() => ManyFiles.SumAsync(_files, Files, ParquetNetTables.DeserializeAsync);

    /// <summary>No value reaches C#.</summary>
    [Benchmark(Description = "DuckDB, sums in the engine")]
    public ReadingSums DuckDbEngine() => _duck.SumParquet(_files);

    /// <summary>Every value reaches C#.</summary>
    [Benchmark(Description = "DuckDB.NET, values by reader")]
    public ReadingSums DuckDbReader() => _duck.ReadParquet(_files);
}
