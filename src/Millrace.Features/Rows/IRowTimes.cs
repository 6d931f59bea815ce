using System.ComponentModel;

namespace Millrace.Features;

/// <summary>A stage from dates and times to numbers. Generated code calls it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IRowTimes
{
    /// <summary>How many numbers a row becomes.</summary>
    /// <param name="times">Of how many dates and times.</param>
    int WidthOf(int times);

    /// <summary>Computes some rows.</summary>
    /// <param name="rows">How many rows.</param>
    /// <param name="times">The dates and times as <see cref="RowValues"/> gives them, one lane after the other, each one a row.</param>
    /// <param name="lanes">Receives as many lanes as <see cref="WidthOf"/> tells; NaN is missing.</param>
    void Read(int rows, ReadOnlySpan<long> times, Span<double> lanes);
}
