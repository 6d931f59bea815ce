using Millrace.Data;

namespace Millrace.Features;

/// <summary>Features whose label can be computed from rows of one schema: what training and evaluation need.</summary>
/// <typeparam name="TSelf">The feature set.</typeparam>
/// <typeparam name="TRow">The row type that the label reads.</typeparam>
public interface ILabeledFeatures<TSelf, TRow> : IFeatures<TSelf, TRow>
    where TSelf : struct, ILabeledFeatures<TSelf, TRow>
    where TRow : struct, ISchema<TRow>
{
    /// <summary>Computes the label of every row of a batch where it is a number, or true or false; a class is read by <c>ReadClasses</c>.</summary>
    /// <param name="batch">The rows.</param>
    /// <param name="labels">Receives a number a row; a label that is true or false becomes 1 or 0. At least as long as the batch.</param>
    /// <exception cref="NotSupportedException">The label is a class.</exception>
    static virtual void ReadLabels(Batch<TRow> batch, Span<float> labels) =>
        throw new NotSupportedException($"The label of {TSelf.FeatureSet.Name} is a class.");

    static bool IFeatures<TSelf, TRow>.ReadLabelsIfAny(Fitted<TSelf> features, Batch<TRow> batch, Span<float> labels, long firstRow)
    {
        if (!labels.IsEmpty)
            features.ReadLabels(batch, labels, firstRow);
        return true;
    }
}
