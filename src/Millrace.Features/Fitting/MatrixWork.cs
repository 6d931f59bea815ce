using Millrace.Data;

namespace Millrace.Features;

/// <summary>Computes stretches of a matrix: each row has its place, so parts have nothing to join.</summary>
/// <typeparam name="TRow">The row type.</typeparam>
/// <typeparam name="TFeatures">The feature set.</typeparam>
/// <param name="features">The fitted features.</param>
/// <param name="values">Receives the features of all rows.</param>
/// <param name="labels">Receives their labels.</param>
internal sealed class MatrixWork<TRow, TFeatures>(Fitted<TFeatures> features, float[] values, float[] labels) : IStretchWork<object>
    where TRow : struct, ISchema<TRow>
    where TFeatures : struct, ILabeledFeatures<TFeatures, TRow>
{
    private static readonly object s_part = new();
    private readonly string _label = TFeatures.FeatureSet.LabelName ?? "the label";

    public object Begin(Batch shape, int stretch) => s_part;

    public void Add(object part, Batch rows, long first)
    {
        int place = (int)first, width = features.Layout.Width;
        Span<float> found = labels.AsSpan(place, rows.Count);
        features.Transform(rows, values.AsSpan(place * width, rows.Count * width));
        features.ReadLabels((Batch<TRow>)rows, found, first);
        for (int i = 0; i < found.Length; i++)
        {
            if (!float.IsFinite(found[i]))
                throw FeatureMatrix.LabelError(_label, first + i, found[i]);
        }
    }

    public void End(object part)
    {
    }

    public void Join(object part)
    {
    }

    public void Drop(object part)
    {
    }
}
