using Millrace.Data;

namespace Millrace.Features;

/// <summary>Computes stretches of a matrix: each row has its place, so parts have nothing to join but what they count.</summary>
/// <typeparam name="TRow">The row type.</typeparam>
/// <typeparam name="TFeatures">The feature set.</typeparam>
/// <param name="features">The fitted features.</param>
/// <param name="values">Receives the features of all rows.</param>
/// <param name="labels">Receives their labels.</param>
/// <param name="weights">Receives their weights; empty where each row counts once.</param>
/// <param name="counter">Counts what rows have that the training rows had not; null where nobody asks.</param>
internal sealed class MatrixWork<TRow, TFeatures>(
    Fitted<TFeatures> features, float[] values, float[] labels, float[] weights, FeatureCounter? counter) : IStretchWork<FeatureCounter>
    where TRow : struct, ISchema<TRow>
    where TFeatures : struct, ILabeledFeatures<TFeatures, TRow>
{
    private readonly string _label = TFeatures.FeatureSet.LabelName ?? "the label";

    public FeatureCounter Begin(Batch shape, int stretch) => features.CreateCounter();

    public void Add(FeatureCounter part, Batch rows, long first)
    {
        int place = (int)first, width = features.Layout.Width;
        Span<float> found = labels.AsSpan(place, rows.Count);
        features.Set.Transform(rows, values.AsSpan(place * width, rows.Count * width), counter is null ? null : part);
        features.ReadLabels((Batch<TRow>)rows, found, first);
        for (int i = 0; i < found.Length; i++)
        {
            if (!float.IsFinite(found[i]))
                throw FeatureMatrix.LabelError(_label, first + i, found[i]);
        }

        if (weights.Length > 0)
            RowWeights.ReadIfAny<TRow, TFeatures>((Batch<TRow>)rows, weights.AsSpan(place, rows.Count), first);
    }

    public void End(FeatureCounter part)
    {
    }

    public void Join(FeatureCounter part) => counter?.Merge(part);

    public void Drop(FeatureCounter part)
    {
    }
}
