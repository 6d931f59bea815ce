using BenchmarkDotNet.Attributes;
using Millrace.Data;
using Millrace.Features;

namespace Millrace.Benchmarks.Features;

/// <summary>
/// Computes ten floats a row on one thread, from a batch in memory into a buffer: 1 GB/s of them are 40 ns a row. Beside it a copy of as many bytes,
/// which is the most that the machine gives.
/// </summary>
[Unit(nameof(Rows))]
public class ApplyBatch
{
    private Fitted<DenseFeatures> _fitted = null!;
    private FeatureCounter _counter = null!;
    private OpenSale.Batch _batch = null!;
    private float[] _from = [];
    private float[] _to = [];

    /// <summary>Rows of the batch.</summary>
    [Params(65_536)]
    public int Rows { get; set; }

    /// <summary>Fits the features.</summary>
    [GlobalSetup]
    public async Task SetupAsync()
    {
        Dataset<OpenSale> sales = SaleTables.InMemory(Rows).Project<OpenSale>();
        _batch = new OpenSale.Batch(Rows);
        await foreach (Batch<OpenSale> read in sales.ReadAsync())
            _batch.AppendRange(read, 0, read.Count);
        _fitted = await SaleTables.FitAsync<OpenSale, DenseFeatures>(sales, 1);
        _counter = _fitted.CreateCounter();
        _to = new float[Rows * _fitted.Layout.Width];
        _from = new float[_to.Length];
    }

    /// <summary>Copies the bytes.</summary>
    [Benchmark(Baseline = true, Description = "a copy of the output")]
    public void Copy() => _from.CopyTo(_to, 0);

    /// <summary>Computes the features.</summary>
    [Benchmark(Description = "Millrace, Transform")]
    public void Millrace() => _fitted.Transform(_batch, _to);

    /// <summary>Computes the features and counts what the rows have that the fitted ones had not, as trainers and <c>ApplyFeatures</c> do.</summary>
    [Benchmark(Description = "Millrace, Transform and count")]
    public void Counted() => _fitted.Transform(_batch, _to, _counter);
}
