using BenchmarkDotNet.Attributes;
using Millrace.Data;

namespace Millrace.Benchmarks.Data;

/// <summary>Reads three columns of numbers: of a file that has twenty, of one that has only these, and all twenty. One thread, zstd.</summary>
[Unit(nameof(Rows))]
public class ColumnsRead
{
    private static readonly ParquetReadOptions s_oneThread = new() { DecodesAhead = false };

    private string _wide = "";
    private string _narrow = "";

    /// <summary>Rows of the tables.</summary>
    [ParamsSource(nameof(Sizes))]
    public int Rows { get; set; }

    /// <summary>The size for the mode.</summary>
    public static IEnumerable<int> Sizes => [Scale.Of(500_000, 5_000_000)];

    /// <summary>Writes both files, and makes sure that both give the same.</summary>
    [GlobalSetup]
    public async Task SetupAsync()
    {
        _wide = Write("wide", static row => new Wide
        {
            C00 = Value(row, 0), C01 = Value(row, 1), C02 = Value(row, 2), C03 = Value(row, 3), C04 = Value(row, 4),
            C05 = Value(row, 5), C06 = Value(row, 6), C07 = Value(row, 7), C08 = Value(row, 8), C09 = Value(row, 9),
            C10 = Value(row, 10), C11 = Value(row, 11), C12 = Value(row, 12), C13 = Value(row, 13), C14 = Value(row, 14),
            C15 = Value(row, 15), C16 = Value(row, 16), C17 = Value(row, 17), C18 = Value(row, 18), C19 = Value(row, 19),
        });
        _narrow = Write("narrow", static row => new Narrow { C03 = Value(row, 3), C10 = Value(row, 10), C17 = Value(row, 17) });
        if (await ThreeOfTwenty() is var sum && sum != await Three())
            throw new InvalidOperationException($"Three of twenty columns come to {sum}, and the three alone to something else.");
    }

    /// <summary>Only those that are there.</summary>
    [Benchmark(Baseline = true, Description = "3 columns of a file of 3")]
    public Task<double> Three() => SumAsync(_narrow);

    /// <summary>A few of many.</summary>
    [Benchmark(Description = "3 columns of a file of 20")]
    public Task<double> ThreeOfTwenty() => SumAsync(_wide);

    /// <summary>All of them.</summary>
    [Benchmark(Description = "20 columns of a file of 20")]
    public async Task<double> Twenty()
    {
        double sum = 0;
        await foreach (Batch<Wide> batch in ParquetFile.ReadAsync<Wide>(_wide, s_oneThread))
        {
            foreach (Column column in batch.Columns)
                sum += Summing.Of(((ValueColumn<double>)column).Values);
        }

        return sum;
    }

    private static async Task<double> SumAsync(string file)
    {
        double sum = 0;
        await foreach (Batch<Narrow> batch in ParquetFile.ReadAsync<Narrow>(file, s_oneThread))
        {
            var rows = (Narrow.Batch)batch;
            sum += Summing.Of(rows.C03.Values) + Summing.Of(rows.C10.Values) + Summing.Of(rows.C17.Values);
        }

        return sum;
    }

    private string Write<T>(string name, Func<int, T> make)
        where T : struct, ISchema<T>
    {
        string file = Fixture.Folder.File($"{name}-{Rows}.parquet");
        using var writer = new ParquetWriter<T>(file);
        for (int row = 0; row < Rows; row++)
            writer.Add(make(row));
        writer.Complete();
        return file;
    }

    private static double Value(int row, int column) => Readings.At((20L * row) + column).Amount;
}
