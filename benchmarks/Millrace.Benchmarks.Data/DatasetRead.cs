using BenchmarkDotNet.Attributes;
using Millrace.Data;

namespace Millrace.Benchmarks.Data;

/// <summary>Reads every value of a dataset that Millrace wrote itself, in row groups of 65,536: what each step after the first does.</summary>
[Unit(nameof(Rows))]
public class DatasetRead
{
    private Dataset<Reading> _dataset = null!;
    private string[] _files = [];

    /// <summary>Rows of the table.</summary>
    [ParamsSource(nameof(Sizes))]
    public int Rows { get; set; }

    /// <summary>The size for the mode.</summary>
    public static IEnumerable<int> Sizes => [Scale.Of(1_000_000, 10_000_000)];

    /// <summary>Writes the dataset, and makes sure that everybody reads the same from it.</summary>
    [GlobalSetup]
    public async Task SetupAsync()
    {
        string folder = Fixture.Folder.File($"dataset-{Rows}");
        _dataset = Directory.Exists(folder)
            ? await Dataset.OpenAsync<Reading>(folder)
            : await MillraceTables.WriteParquetAsync(Fixture.Split(Rows, 1 << 16).SelectMany(static part => ReadingBatches.Of(part.Start, part.Count)), folder);
        _files = [.. Directory.GetFiles(folder, "*.parquet").Order(StringComparer.Ordinal)];
        await Fixture.CheckAsync(
            $"dataset {Rows}",
            Fixture.Expected(Rows),
            (nameof(ParquetSharp), ParquetSharp),
            (nameof(Millrace), Millrace),
            (nameof(MillraceOneThread), MillraceOneThread),
            (nameof(ParquetNetRaw), ParquetNetRaw));
    }

    /// <summary>C++, one thread.</summary>
    [Benchmark(Baseline = true, Description = "ParquetSharp, physical columns")]
    public Task<ReadingSums> ParquetSharp() => ManyFiles.SumAsync(_files, 1, static file => ValueTask.FromResult(ParquetSharpTables.Read(file)));

    /// <summary>Ours, as every component reads: the next batch is decoded while one is used.</summary>
    [Benchmark(Description = "Millrace, Dataset.ReadAsync")]
    public Task<ReadingSums> Millrace() => MillraceTables.SumAsync(_dataset.ReadAsync()).AsTask();

    /// <summary>Ours on one thread, as the rivals, over the same files.</summary>
    [Benchmark(Description = "Millrace, its files on one thread")]
    public Task<ReadingSums> MillraceOneThread() => ManyFiles.SumAsync(_files, 1, MillraceTables.ReadParquetOnOneThreadAsync);

    /// <summary>C#, one thread.</summary>
    [Benchmark(Description = "Parquet.Net, ReadRawAsync")]
    public Task<ReadingSums> ParquetNetRaw() => ManyFiles.SumAsync(_files, 1, ParquetNetTables.ReadRawAsync);
}
