namespace Millrace.Data;

/// <summary>Times of day as microseconds from midnight.</summary>
internal readonly struct StoredTime : IStoring<TimeOnly, long>
{
    public static LogicalType Logical { get; } = LogicalType.Time(TimeUnit.Microseconds, isUtc: false);

    public static void Store(ReadOnlySpan<TimeOnly> values, Span<long> stored)
    {
        for (int i = 0; i < values.Length; i++)
            stored[i] = values[i].Ticks / TimeSpan.TicksPerMicrosecond;
    }
}
