using System.Runtime.CompilerServices;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Whether a date or time lies in a period.</summary>
internal readonly struct PeriodTest<T> : IValueTest<T>
    where T : struct
{
    private readonly long _from;
    private readonly long _to;

    public PeriodTest(BetweenExpectation period, ColumnType type) => (_from, _to) = period.Ticks(type);

    public bool Holds(T value)
    {
        long ticks = typeof(T) == typeof(DateOnly) ? Unsafe.BitCast<T, DateOnly>(value).DayNumber * TimeSpan.TicksPerDay
            : typeof(T) == typeof(TimeOnly) ? Unsafe.BitCast<T, TimeOnly>(value).Ticks
            : Unsafe.BitCast<T, DateTime>(value).Ticks;
        return ticks >= _from && ticks <= _to;
    }

    public bool HoldsForAll(ReadOnlySpan<T> values)
    {
        bool holds = true;
        foreach (T value in values)
            holds &= Holds(value);
        return holds;
    }
}
