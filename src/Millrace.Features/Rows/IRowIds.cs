using System.ComponentModel;

namespace Millrace.Features;

/// <summary>A stage from numbers to ids. Generated code calls it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IRowIds
{
    /// <summary>Computes the ids.</summary>
    /// <param name="lanes">The feature's numbers, one lane after the other, each a number a row; NaN is missing.</param>
    /// <param name="ids">Receives the ids.</param>
    /// <param name="keys">The place of the row's key for each of them, where the stage has learned values of each key; else none.</param>
    void Read(ReadOnlySpan<double> lanes, Span<int> ids, ReadOnlySpan<int> keys = default);
}
