using System.ComponentModel;

namespace Millrace.Features;

/// <summary>A stage from numbers to as many numbers. Generated code calls it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IRowNumbers
{
    /// <summary>Puts in the place of each number what it becomes.</summary>
    /// <param name="lanes">The feature's numbers, one lane after the other, each a number a row; NaN is missing.</param>
    /// <param name="keys">The place of the row's key for each of them, where the stage has learned values of each key; else none.</param>
    void Map(Span<double> lanes, ReadOnlySpan<int> keys = default);
}
