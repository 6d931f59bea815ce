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
}
