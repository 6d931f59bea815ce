using System.ComponentModel;

namespace Millrace.Features;

/// <summary>A stage from dates and times to ids. Generated code calls it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IRowTimeIds
{
    /// <summary>Computes the ids.</summary>
    /// <param name="times">The dates and times, as <see cref="RowValues"/> gives them.</param>
    /// <param name="ids">Receives an id each.</param>
    void Read(ReadOnlySpan<long> times, Span<int> ids);
}
