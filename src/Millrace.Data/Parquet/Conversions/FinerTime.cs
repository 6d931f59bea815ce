namespace Millrace.Data;

/// <summary>Times of files that are finer than a column's, which are counted to the microsecond.</summary>
internal static class FinerTime
{
    /// <summary>What a time that is counted in nanoseconds must be a multiple of.</summary>
    public const long Nanoseconds = 1000;

    /// <summary>Why a time does not fit, where that is all; null where it does not fit when cut either.</summary>
    /// <param name="stored">The time.</param>
    /// <param name="cut">Converts times and cuts them.</param>
    public static string? ReasonOf<TStored, TValue, TConversion>(TStored stored, TConversion cut)
        where TStored : unmanaged
        where TValue : unmanaged
        where TConversion : struct, IConversion<TStored, TValue>
    {
        Span<TValue> value = stackalloc TValue[1];
        return cut.Convert([stored], value) < 0
            ? $"is finer than a microsecond; read with {nameof(ParquetReadOptions.TruncateTimes)}, such times are cut"
            : null;
    }
}
