using BenchmarkDotNet.Attributes;
using Millrace.Data;
using Millrace.Features;

namespace Millrace.Benchmarks.Features;

/// <summary>Computes the features of all sales in Parquet files and writes them as Parquet: on one thread and on two.</summary>
[Unit(nameof(Rows))]
public class ApplyDataset
{
    private readonly TemporaryFolder _folder = new();
    private Dataset<Sale> _sales = null!;
    private Fitted<SaleFeatures> _fitted = null!;

    /// <summary>Rows, for the figures a row.</summary>
    public int Rows => Scale.Of(200_000, 5_000_000);

    /// <summary>Writes the sales and fits the features.</summary>
    [GlobalSetup]
    public async Task SetupAsync()
    {
        _sales = await SaleTables.InFilesAsync(Rows, _folder.File("sales"));
        _fitted = await SaleTables.FitAsync<Sale, SaleFeatures>(_sales, 2);
        if (await OneThread() != Rows || await TwoThreads() != Rows)
            throw new InvalidOperationException("Rows are missing.");
    }

    /// <summary>Lets the files go.</summary>
    [GlobalCleanup]
    public void Cleanup() => _folder.Dispose();

    /// <summary>On one thread.</summary>
    [Benchmark(Baseline = true, Description = "Millrace, one thread")]
    public Task<long> OneThread() => SaleTables.ApplyAsync(_sales, _fitted, 1);

    /// <summary>On two threads.</summary>
    [Benchmark(Description = "Millrace, two threads")]
    public Task<long> TwoThreads() => SaleTables.ApplyAsync(_sales, _fitted, 2);
}
