using Millrace.Data;
using Millrace.Features;
using Millrace.Testing;

namespace Millrace.Benchmarks.Features;

/// <summary>What Millrace does with features: the way that its own components fit them and trainers take them.</summary>
public static class SaleTables
{
    /// <summary>Sales in memory.</summary>
    public static Dataset<Sale> InMemory(int rows) => Dataset.Of(Enumerable.Range(0, rows).Select(static i => Sales.At(i)));

    /// <summary>Sales in Parquet files.</summary>
    public static async Task<Dataset<Sale>> InFilesAsync(int rows, string folder)
    {
        await using var writer = new DatasetWriter<Sale>(folder);
        foreach (Batch<Sale> batch in Sales.Batches(rows))
        {
            using (batch)
                await writer.AddAsync(batch).ConfigureAwait(false);
        }

        return await writer.CompleteAsync().ConfigureAwait(false);
    }

    /// <summary>Fits features in one scan, as the component does.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="threads">How many threads it may take.</param>
    public static async Task<Fitted<TFeatures>> FitAsync<TRow, TFeatures>(Dataset<TRow> rows, int threads)
        where TRow : struct, ISchema<TRow>
        where TFeatures : struct, IFeatures<TFeatures, TRow>
    {
        ProcessorShare.Grant(threads);
        using var step = new TestStepContext();
        return await new FitFeatures<TRow, TFeatures>().RunAsync(rows, step, CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>Computes the features of all rows and writes them as Parquet, as the component does.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="features">The fitted features.</param>
    /// <param name="threads">How many threads it may take.</param>
    /// <returns>How many rows were written. The files are gone.</returns>
    public static async Task<long> ApplyAsync<TRow, TFeatures>(Dataset<TRow> rows, Fitted<TFeatures> features, int threads)
        where TRow : struct, ISchema<TRow>
        where TFeatures : struct, IFeatures<TFeatures, TRow>
    {
        ProcessorShare.Grant(threads);
        using var step = new TestStepContext();
        var apply = new ApplyFeatures<TRow, TFeatures>();
        return (await apply.RunAsync(rows, features, step, CancellationToken.None).ConfigureAwait(false)).RowCount;
    }

    /// <summary>Fits features and computes those of all rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="threads">How many threads it may take.</param>
    public static async Task<FeatureMatrix> FitAndComputeAsync(Dataset<Sale> rows, int threads)
    {
        ProcessorShare.Grant(threads);
        Fitted<SaleFeatures> fitted = await FitAsync<Sale, SaleFeatures>(rows, threads).ConfigureAwait(false);
        return await FeatureMatrix.ReadAsync(rows, fitted, CancellationToken.None).ConfigureAwait(false);
    }
}
