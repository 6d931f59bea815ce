using BenchmarkDotNet.Attributes;
using Millrace.Data;

namespace Millrace.Benchmarks.Data;

/// <summary>Writes six columns from memory, each contender from the form that it takes, into files that take the place of the last ones.</summary>
[Unit(nameof(Rows))]
public class ParquetWrite
{
    private DuckDatabase _duck = null!;

    /// <summary>Rows of the table.</summary>
    [ParamsSource(nameof(Sizes))]
    public int Rows { get; set; }

    /// <summary>How pages are compressed.</summary>
    [Params(Codec.Snappy, Codec.Zstd)]
    public Codec Codec { get; set; }

    /// <summary>Files that are written at once, each with its part of the rows and on its thread; a dataset of Millrace uses up to three. For DuckDB, its threads.</summary>
    [Params(1, 2)]
    public int Files { get; set; }

    /// <summary>The size for the mode.</summary>
    public static IEnumerable<int> Sizes => [Scale.Of(1_000_000, 10_000_000)];

    private ParquetCompression Compression => Codec == Codec.Snappy ? ParquetCompression.Snappy : ParquetCompression.Zstd;

    private IReadOnlyList<ReadingColumns> Columns => Fixture.Get($"columns {Rows} {Files}", () => Parts(static (start, count) => new ReadingColumns(start, count)));

    private IReadOnlyList<PreparedColumns> Prepared => Fixture.Get($"prepared {Rows} {Files}", () => Columns.Select(static columns => new PreparedColumns(columns)).ToList());

    private IReadOnlyList<Reading[]> RowsOfParts => Fixture.Get($"rows {Rows} {Files}", () => Parts(static (start, count) => Readings.Range(start, count).ToArray()));

    private IReadOnlyList<IReadOnlyList<Batch<Reading>>> Batches => Fixture.Get($"batches {Rows} {Files}", () => Parts(static (start, count) => ReadingBatches.Of(start, count)));

    private IReadOnlyList<ReadingRow[]> Objects => Fixture.Get(
        $"objects {Rows} {Files}", () => Parts(static (start, count) => Readings.Range(start, count).Select(ReadingRow.Of).ToArray()));

    /// <summary>Makes the rows, and makes sure that everybody writes them all.</summary>
    [GlobalSetup]
    public async Task SetupAsync()
    {
        Fixture.KeepOnly($"{Rows} {Files}");
        _duck = new DuckDatabase(Files);
        _duck.Load(Fixture.Parquet(Rows, Scale.Of(500_000, 1_000_000), Codec.Zstd));
        _ = (Columns, Prepared, RowsOfParts, Batches, Objects);
        await Fixture.CheckAsync(
            $"written Parquet {Codec} {Rows} {Files}",
            Fixture.Expected(Rows),
            (nameof(Millrace), () => ReadBackAsync(Millrace)),
            (nameof(MillraceRows), () => ReadBackAsync(MillraceRows)),
            (nameof(MillraceDataset), () => ReadBackAsync(MillraceDataset)),
            (nameof(ParquetSharpPrepared), () => ReadBackAsync(ParquetSharpPrepared)),
            (nameof(ParquetSharpPhysical), () => ReadBackAsync(ParquetSharpPhysical)),
            (nameof(ParquetSharpLogical), () => ReadBackAsync(ParquetSharpLogical)),
            (nameof(ParquetNetRaw), () => ReadBackAsync(ParquetNetRaw)),
            (nameof(ParquetNetSerializer), () => ReadBackAsync(ParquetNetSerializer)),
            (nameof(DuckDb), () => ReadBackAsync(() => Task.Run(DuckDb))));
    }

    /// <summary>Closes the database and removes what was written.</summary>
    [GlobalCleanup]
    public void Cleanup()
    {
        _duck.Dispose();
        ClearOutput();
    }

    /// <summary>C++.</summary>
    [Benchmark(Baseline = true, Description = "ParquetSharp, physical columns")]
    public Task ParquetSharpPhysical() => ManyFiles.WriteAsync(Columns, (part, i) =>
    {
        ParquetSharpTables.Write(part, Output(i), Codec);
        return Task.CompletedTask;
    });

    /// <summary>C++, from columns as the file holds them, with Millrace's encodings.</summary>
    [Benchmark(Description = "ParquetSharp, prepared, ids as deltas")]
    public Task ParquetSharpPrepared() => ManyFiles.WriteAsync(Prepared, (part, i) =>
    {
        ParquetSharpTables.Write(part, Output(i), Codec);
        return Task.CompletedTask;
    });

    /// <summary>C++, behind its layer of .NET types.</summary>
    [Benchmark(Description = "ParquetSharp, logical columns")]
    public Task ParquetSharpLogical() => ManyFiles.WriteAsync(Columns, (part, i) =>
    {
        ParquetSharpTables.WriteLogical(part, Output(i), Codec);
        return Task.CompletedTask;
    });

    /// <summary>Ours, from batches: a file.</summary>
    [Benchmark(Description = "Millrace, a file")]
    public Task Millrace() => ManyFiles.WriteAsync(Batches, (part, i) =>
    {
        MillraceTables.WriteParquetFile(part, Output(i), Compression);
        return Task.CompletedTask;
    });

    /// <summary>Ours, from rows, whose texts are strings.</summary>
    [Benchmark(Description = "Millrace, a file, from rows")]
    public Task MillraceRows() => ManyFiles.WriteAsync(RowsOfParts, (part, i) =>
    {
        MillraceTables.WriteParquetFile(part, Output(i), Compression);
        return Task.CompletedTask;
    });

    /// <summary>Ours, with digests and a manifest; zstd always.</summary>
    [Benchmark(Description = "Millrace, a dataset (zstd)")]
    public Task MillraceDataset() => ManyFiles.WriteAsync(Batches, static async (part, i) =>
    {
        string folder = Output(i) + ".dataset";
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        await MillraceTables.WriteParquetAsync(part, folder);
    });

    /// <summary>C#.</summary>
    [Benchmark(Description = "Parquet.Net, WriteAllPartsAsync")]
    public Task ParquetNetRaw() => ManyFiles.WriteAsync(Columns, (part, i) => ParquetNetTables.WriteAsync(part, Output(i), Codec));

    /// <summary>Objects.</summary>
    [Benchmark(Description = "Parquet.Net, ParquetSerializer")]
    public Task ParquetNetSerializer() => ManyFiles.WriteAsync(Objects, (part, i) => ParquetNetTables.SerializeAsync(part, Output(i), Codec));

    /// <summary>From a table in the engine's memory, into one file.</summary>
    [Benchmark(Description = "DuckDB, COPY")]
    public void DuckDb() => _duck.WriteParquet(Output(0), Codec);

    private static string Output(int part) => Path.Combine(OutputFolder, $"part-{part}.parquet");

    private static string OutputFolder { get; } = Directory.CreateDirectory(Fixture.Folder.File("output")).FullName;

    private static void ClearOutput()
    {
        Directory.Delete(OutputFolder, recursive: true);
        Directory.CreateDirectory(OutputFolder);
    }

    private static async Task<ReadingSums> ReadBackAsync(Func<Task> write)
    {
        ClearOutput();
        await write();
        string[] files = Directory.GetFiles(OutputFolder, "*.parquet", SearchOption.AllDirectories);
        Console.WriteLine($"// wrote {files.Sum(static file => new FileInfo(file).Length):N0} bytes in {files.Length} files");
        return await ManyFiles.SumAsync(files, 1, MillraceTables.ReadParquetAsync);
    }

    private List<T> Parts<T>(Func<int, int, T> make) => [.. Fixture.Split(Rows, Rows / Files).Select(part => make(part.Start, part.Count))];
}
