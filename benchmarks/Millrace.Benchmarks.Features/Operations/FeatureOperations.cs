using Millrace.Data;
using Millrace.Features;

namespace Millrace.Benchmarks.Features;

/// <summary>What Millrace does with features.</summary>
public static class FeatureOperations
{
    /// <summary>The operations, on so many sales.</summary>
    public static async Task<IReadOnlyList<Operation>> CreateAsync(int rows, TemporaryFolder folder)
    {
        Dataset<Sale> stored = await SaleTables.InFilesAsync(rows, folder.File("sales")).ConfigureAwait(false);
        Fitted<DenseFeatures> dense = await SaleTables.FitAsync<OpenSale, DenseFeatures>(stored.Project<OpenSale>(), 1).ConfigureAwait(false);
        var batch = new OpenSale.Batch(rows);
        await foreach (Batch<OpenSale> read in stored.Project<OpenSale>().ReadAsync().ConfigureAwait(false))
            batch.AppendRange(read, 0, read.Count);
        var numbers = new float[rows * dense.Layout.Width];

        TaxiTrip[] trips = TaxiTrips.Make(rows);
        Fitted<TaxiFeatures> taxi = await SaleTables.FitAsync<TaxiTrip, TaxiFeatures>(Dataset.Of(trips), 1).ConfigureAwait(false);
        TaxiFeatures.Input[] inputs = TaxiTrips.Inputs(trips);
        var row = new float[taxi.Layout.Width];
        return
        [
            new Operation("features/fit", rows, async () => await SaleTables.FitAsync<Sale, SaleFeatures>(stored, 2).ConfigureAwait(false)),
            new Operation("features/apply-batch", rows, () => Done(() => dense.Transform(batch, numbers))),
            new Operation("features/apply-row", rows, () => Done(() => EachRow(taxi, inputs, row))),
            new Operation("features/apply-training-row", rows, () => Done(() => EachRow(taxi, trips, row))),
        ];
    }

    private static void EachRow<T>(Fitted<TaxiFeatures> features, T[] rows, float[] row)
        where T : struct, ISchema<T>
    {
        foreach (ref readonly T each in rows.AsSpan())
            features.TransformRow(in each, row);
    }

    private static ValueTask Done(Action work)
    {
        work();
        return ValueTask.CompletedTask;
    }
}
