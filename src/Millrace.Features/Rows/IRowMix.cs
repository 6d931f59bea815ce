using System.ComponentModel;

namespace Millrace.Features;

/// <summary>A stage that makes numbers of all numbers of a row together, or several of one. Generated code calls it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IRowMix
{
    /// <summary>How many numbers a row becomes.</summary>
    /// <param name="lanes">Of how many.</param>
    int WidthOf(int lanes);

    /// <summary>Computes some rows.</summary>
    /// <param name="rows">How many rows.</param>
    /// <param name="lanes">The feature's numbers, one lane after the other, each a number a row; NaN is missing.</param>
    /// <param name="destination">Receives as many lanes as <see cref="WidthOf"/> tells.</param>
    void Read(int rows, ReadOnlySpan<double> lanes, Span<double> destination);
}
