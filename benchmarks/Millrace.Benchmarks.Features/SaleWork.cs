using BenchmarkDotNet.Attributes;
using Microsoft.ML;
using Millrace.Data;
using Millrace.Features;

namespace Millrace.Benchmarks.Features;

/// <summary>Fits a set of twenty columns and computes the features of all rows into one matrix, beside ML.NET's equivalent pipeline.</summary>
[Unit(nameof(Rows))]
public class SaleWork
{
    private readonly MLContext _context = new(seed: 1);
    private readonly TemporaryFolder _folder = new();
    private IDataView _view = null!;
    private Dataset<Sale> _sales = null!;

    /// <summary>Where the rows are: in memory (objects there, columns here) or in files (ML.NET's binary ones there, Parquet here).</summary>
    [Params("memory", "files")]
    public string Source { get; set; } = "";

    /// <summary>Rows, for the figures a row.</summary>
    public int Rows => Scale.Of(200_000, 5_000_000);

    /// <summary>Makes the rows, and makes sure that both compute the same features.</summary>
    [GlobalSetup]
    public async Task SetupAsync()
    {
        _view = _context.Data.LoadFromEnumerable(Enumerable.Range(0, Rows).Select(static i => SaleRow.Of(Sales.At(i))).ToArray());
        _sales = SaleTables.InMemory(Rows);
        if (Source == "files")
        {
            string file = _folder.File("sales.idv");
            await using (FileStream stream = File.Create(file))
                _context.Data.SaveAsBinary(_view, stream);
            _view = _context.Data.LoadFromBinary(file);
            _sales = await SaleTables.InFilesAsync(Rows, _folder.File("sales"));
        }

        FeatureMatrix matrix = await MillraceTwo();
        AlikeCheck.Check(matrix, MLNet());
    }

    /// <summary>Lets the files go.</summary>
    [GlobalCleanup]
    public void Cleanup() => _folder.Dispose();

    /// <summary>Six estimators and a cursor over what they yield; it decides itself how many threads read.</summary>
    [Benchmark(Baseline = true, Description = "ML.NET")]
    public float[] MLNet() => SalePipeline.FitAndCompute(_context, _view, Rows).Values;

    /// <summary>One scan that fits, one that computes.</summary>
    [Benchmark(Description = "Millrace, one thread")]
    public Task<FeatureMatrix> MillraceOne() => SaleTables.FitAndComputeAsync(_sales, 1);

    /// <summary>The same on two threads.</summary>
    [Benchmark(Description = "Millrace, two threads")]
    public Task<FeatureMatrix> MillraceTwo() => SaleTables.FitAndComputeAsync(_sales, 2);

    /// <summary>The scan that fits alone.</summary>
    [Benchmark(Description = "Millrace, fit alone, one thread")]
    public Task<Fitted<SaleFeatures>> FitAlone() => SaleTables.FitAsync<Sale, SaleFeatures>(_sales, 1);
}
