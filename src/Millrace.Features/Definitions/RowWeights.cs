using System.Globalization;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>How much rows count in training.</summary>
public static class RowWeights
{
    /// <summary>Computes the weight of all rows of a batch, where the feature set has a weight and such rows have what it reads, and checks each.</summary>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <typeparam name="TFeatures">The feature set.</typeparam>
    /// <param name="batch">The rows.</param>
    /// <param name="weights">Receives a number a row, finite and 0 or more. At least as long as the batch where there is a weight.</param>
    /// <param name="firstRow">The number of the first row, for messages.</param>
    /// <returns>Whether there is a weight; else nothing is written, and each row counts once.</returns>
    /// <exception cref="MillraceException">A weight is below 0 or not finite; the message names its row.</exception>
    public static bool ReadIfAny<TRow, TFeatures>(Batch<TRow> batch, Span<float> weights, long firstRow)
        where TRow : struct, ISchema<TRow>
        where TFeatures : struct, IFeatures<TFeatures, TRow>
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (!TFeatures.ReadWeights(batch, weights))
            return false;
        for (int i = 0; i < batch.Count; i++)
        {
            if (!float.IsFinite(weights[i]) || weights[i] < 0)
                throw Error(TFeatures.FeatureSet.WeightName ?? "the weight", firstRow + i, weights[i]);
        }

        return true;
    }

    /// <summary>Whether rows have a weight.</summary>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <typeparam name="TFeatures">The feature set.</typeparam>
    public static bool Has<TRow, TFeatures>()
        where TRow : struct, ISchema<TRow>
        where TFeatures : struct, IFeatures<TFeatures, TRow>
    {
        using Batch<TRow> none = TRow.CreateBatch(0);
        return TFeatures.ReadWeights(none, []);
    }

    private static MillraceException Error(string weight, long row, float value) => new(string.Create(CultureInfo.InvariantCulture,
        $"{weight} of row {row} (counted from 0) is {value}: a weight must be a finite number of 0 or more. "
        + $"Drop such rows, or give the weight a rule for them."));
}
