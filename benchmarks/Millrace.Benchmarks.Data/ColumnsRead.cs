using BenchmarkDotNet.Attributes;

namespace Millrace.Benchmarks.Data;

/// <summary>Reads three columns of numbers: of a file that has twenty, of one that has only these, and all twenty. One thread, zstd.</summary>
[Unit(nameof(Rows))]
public class ColumnsRead
{
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
        (_wide, _narrow) = (Fixture.Folder.File($"wide-{Rows}.parquet"), Fixture.Folder.File($"narrow-{Rows}.parquet"));
        WideRows.Write(_wide, Rows, WideRows.At);
        WideRows.Write(_narrow, Rows, WideRows.NarrowAt);
        if (await ThreeOfTwenty() is var sum && sum != await Three())
            throw new InvalidOperationException($"Three of twenty columns come to {sum}, and the three alone to something else.");
    }

    /// <summary>Only those that are there.</summary>
    [Benchmark(Baseline = true, Description = "3 columns of a file of 3")]
    public Task<double> Three() => MillraceTables.ReadThreeColumnsAsync(_narrow).AsTask();

    /// <summary>A few of many.</summary>
    [Benchmark(Description = "3 columns of a file of 20")]
    public Task<double> ThreeOfTwenty() => MillraceTables.ReadThreeColumnsAsync(_wide).AsTask();

    /// <summary>All of them.</summary>
    [Benchmark(Description = "20 columns of a file of 20")]
    public Task<double> Twenty() => MillraceTables.ReadTwentyColumnsAsync(_wide).AsTask();
}
