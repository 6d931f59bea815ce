using Millrace.Data;

namespace Millrace.Features;

/// <summary>Features that can be computed from rows of one schema.</summary>
/// <typeparam name="TSelf">The feature set.</typeparam>
/// <typeparam name="TRow">The row type; it has every column of <see cref="IFeatures{TSelf}.InputSchema"/>.</typeparam>
public interface IFeatures<TSelf, TRow> : IFeatures<TSelf>
    where TSelf : struct, IFeatures<TSelf, TRow>
    where TRow : struct, ISchema<TRow>
{
    /// <summary>Computes the label of every row of a batch where it is a class and such rows have it.</summary>
    /// <param name="batch">The rows.</param>
    /// <param name="classes">Receives a class a row, null where the row has none. At least as long as the batch.</param>
    /// <returns>Whether the label is a class that such rows have; else nothing is written.</returns>
    static virtual bool ReadClasses(Batch<TRow> batch, Span<string?> classes) => false;

    /// <summary>Computes the label of every row of a batch as a model sees it, where such rows have one.</summary>
    /// <param name="features">The fitted features, which know the classes of a label that is one.</param>
    /// <param name="batch">The rows.</param>
    /// <param name="labels">Receives a number a row. At least as long as the batch; empty to ask only whether there is a label.</param>
    /// <param name="firstRow">The number of the first row, for messages.</param>
    /// <returns>Whether such rows have a label; else nothing is written.</returns>
    static virtual bool ReadLabelsIfAny(Fitted<TSelf> features, Batch<TRow> batch, Span<float> labels, long firstRow) => false;

    /// <summary>Computes the weight of every row of a batch, where there is one and such rows have what it reads. <see cref="RowWeights"/> checks it.</summary>
    /// <param name="batch">The rows.</param>
    /// <param name="weights">Receives a number a row. At least as long as the batch.</param>
    /// <returns>Whether such rows have a weight; else nothing is written.</returns>
    static virtual bool ReadWeights(Batch<TRow> batch, Span<float> weights) => false;
}
