using System.ComponentModel;

namespace Millrace.Features;

/// <summary>A stage from ids to numbers. Generated code calls it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IRowCounts
{
    /// <summary>Computes the numbers.</summary>
    /// <param name="ids">The ids.</param>
    /// <param name="lanes">Receives the number of each id; NaN is missing.</param>
    void Read(ReadOnlySpan<int> ids, Span<double> lanes);
}
