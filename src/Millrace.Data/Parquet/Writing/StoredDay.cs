namespace Millrace.Data;

/// <summary>Days counted from 1970.</summary>
internal readonly struct StoredDay : IStoring<DateOnly, int>
{
    public static LogicalType Logical { get; } = LogicalType.Of(LogicalKind.Date);

    public static void Store(ReadOnlySpan<DateOnly> values, Span<int> stored)
    {
        for (int i = 0; i < values.Length; i++)
            stored[i] = values[i].DayNumber - Day.Epoch;
    }
}
