namespace Millrace.Features;

/// <summary>How values become numbers; a struct, so that the loop over a column holds the conversion itself and no call.</summary>
internal interface IConversion<T>
    where T : struct
{
    static abstract void ToDoubles(ReadOnlySpan<T> values, Span<double> numbers);
}
