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

    public static bool IsInterval => true;

    public bool Holds(T value)
    {
        long ticks = Ticks(value);
        return ticks >= _from && ticks <= _to;
    }

    // Both ends with one comparison, and none of the values by itself.
    public int CountBroken(ReadOnlySpan<T> values)
    {
        if (_from > _to)
            return values.Length;
        ulong width = (ulong)(_to - _from);
        int broken = 0;
        foreach (T value in values)
            broken += (ulong)(Ticks(value) - _from) > width ? 1 : 0;
        return broken;
    }

    private static long Ticks(T value) =>
        typeof(T) == typeof(DateOnly) ? Unsafe.BitCast<T, DateOnly>(value).DayNumber * TimeSpan.TicksPerDay
        : typeof(T) == typeof(TimeOnly) ? Unsafe.BitCast<T, TimeOnly>(value).Ticks
        : Unsafe.BitCast<T, DateTime>(value).Ticks;
}
