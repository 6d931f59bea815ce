using Millrace.Data;
using Millrace.Features.Tests.Rows;
using Millrace.Testing;

namespace Millrace.Features.Tests.Generated;

/// <summary>Whoever computes features asks the code of the set, of rows and of batches.</summary>
public sealed class WhoComputesTests
{
    private const int Count = 1_000;

    private static readonly PairRow[] Rows = [.. Enumerable.Range(0, Count).Select(static i => new PairRow { A = i, B = i })];
    private static readonly float[] Marks = [.. Enumerable.Repeat(MarkedFeatures.Mark, Count)];

    [Fact]
    public void A_row_and_a_batch()
    {
        Fitted<MarkedFeatures> fitted = Fitted();
        Assert.Equal(MarkedFeatures.Mark, fitted.ApplyRow(in Rows[3]).Number);
        var row = new float[1];
        fitted.TransformRow(in Rows[3], row);
        Assert.Equal([MarkedFeatures.Mark], row);

        var vector = new float[Count];
        fitted.Transform(Batch(), vector);
        Assert.Equal(Marks, vector);
        var block = new FeatureBlock();
        fitted.Transform(Batch(), block);
        Assert.Equal(Marks, block.Dense.ToArray());
        fitted.TransformRow(in Rows[3], block);
        Assert.Equal([MarkedFeatures.Mark], block.Dense.ToArray());
    }

    [Fact]
    public void A_batch_whose_rows_are_counted()
    {
        Fitted<MarkedFeatures> fitted = Fitted();
        FeatureCounter counter = fitted.CreateCounter();
        var vector = new float[Count];
        var block = new FeatureBlock();
        fitted.Transform(Batch(), vector, counter);
        fitted.Transform(Batch(), block, counter);
        Assert.Equal(Marks, vector);
        Assert.Equal(Marks, block.Dense.ToArray());
        Assert.Equal(2 * Count, counter.Rows);
    }

    [Fact]
    public async Task A_matrix_and_a_dataset()
    {
        Fitted<MarkedFeatures> fitted = Fitted();
        FeatureMatrix matrix = await FeatureMatrix.ReadAsync(Dataset.Of(Rows), fitted, CancellationToken.None);
        Assert.Equal(Marks, matrix.Values);

        using var step = new TestStepContext();
        FeatureDataset<MarkedFeatures> written = await new ApplyFeatures<PairRow, MarkedFeatures>().RunAsync(Dataset.Of(Rows), fitted, step, CancellationToken.None);
        int rows = 0;
        await foreach (FeatureBlock block in written.ReadAsync())
        {
            Assert.All(block.Dense.ToArray(), static value => Assert.Equal(MarkedFeatures.Mark, value));
            rows += block.Rows;
        }

        Assert.Equal(Count, rows);
    }

    private static PairRow.Batch Batch()
    {
        var batch = new PairRow.Batch(Count);
        foreach (ref readonly PairRow row in Rows.AsSpan())
            batch.Add(in row);
        return batch;
    }

    private static Fitted<MarkedFeatures> Fitted()
    {
        var fitter = new FeatureFitter<MarkedFeatures>();
        fitter.Add(Batch());
        Assert.False(fitter.EndScan());
        return fitter.Complete();
    }
}
