using BenchmarkDotNet.Attributes;
using Millrace.Data;

namespace Millrace.Benchmarks.Data;

/// <summary>What it costs that no value of a column may come twice: statistics of readings, and the same with numbers that are to be unique, on two threads.</summary>
[Unit(nameof(Rows))]
public class KeyWork
{
    private Dataset<Reading> _rising = null!;
    private Dataset<Reading> _inNoOrder = null!;

    /// <summary>Rows.</summary>
    [ParamsSource(nameof(Sizes))]
    public int Rows { get; set; }

    /// <summary>The size for the mode.</summary>
    public static IEnumerable<int> Sizes => [Scale.Of(1_000_000, 10_000_000)];

    /// <summary>Makes the files, and makes sure that all rows are seen.</summary>
    [GlobalSetup]
    public async Task SetupAsync()
    {
        _rising = await MillraceTables.WriteParquetAsync(ReadingBatches.Of(0, Rows), Fixture.Folder.Fresh());
        _inNoOrder = await MillraceTables.WriteParquetAsync(ReadingBatches.InNoOrder(Rows), Fixture.Folder.Fresh());
        if (await UniqueRisingAsync() != Rows || await UniqueInNoOrderAsync() != Rows)
            throw new InvalidOperationException($"There are not {Rows} rows.");
    }

    /// <summary>All that one pass tells, of numbers that rise with the rows.</summary>
    [Benchmark(Baseline = true, Description = "rising numbers")]
    public Task<long> RisingAsync() => StatisticsOperations.DescribeAsync(_rising, 2);

    /// <summary>The same with keys.</summary>
    [Benchmark(Description = "rising numbers, [Unique]")]
    public Task<long> UniqueRisingAsync() => KeyOperations.DescribeKeysAsync(_rising.Project<KeyedReading>(), 2, Fixture.Folder);

    /// <summary>All that one pass tells, of numbers in no order.</summary>
    [Benchmark(Description = "numbers in no order")]
    public Task<long> InNoOrderAsync() => StatisticsOperations.DescribeAsync(_inNoOrder, 2);

    /// <summary>The same with keys.</summary>
    [Benchmark(Description = "numbers in no order, [Unique]")]
    public Task<long> UniqueInNoOrderAsync() => KeyOperations.DescribeKeysAsync(_inNoOrder.Project<KeyedReading>(), 2, Fixture.Folder);
}
