namespace Millrace.Features;

/// <summary>How values become ticks of 100 ns; a struct, so that the loop over a column holds the conversion itself and no call.</summary>
internal interface ITickConversion<T>
    where T : struct
{
    static abstract long ToTicks(T value);
}
