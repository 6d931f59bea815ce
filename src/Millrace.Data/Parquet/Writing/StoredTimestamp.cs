namespace Millrace.Data;

/// <summary>Points in time as microseconds from 1970 on the clock of wherever they come from (TIMESTAMP, not adjusted to UTC).</summary>
internal readonly struct StoredTimestamp : IStoring<DateTime, long>
{
    public static LogicalType Logical { get; } = LogicalType.Timestamp(TimeUnit.Microseconds, isUtc: false);

    public static void Store(ReadOnlySpan<DateTime> values, Span<long> stored)
    {
        // What lies below the microsecond is cut off before the epoch moves, so that it is cut towards the past on both sides of it.
        const long Epoch = 621_355_968_000_000_000 / TimeSpan.TicksPerMicrosecond;
        for (int i = 0; i < values.Length; i++)
            stored[i] = (values[i].Ticks / TimeSpan.TicksPerMicrosecond) - Epoch;
    }
}
