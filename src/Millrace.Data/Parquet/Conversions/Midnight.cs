namespace Millrace.Data;

/// <summary>Days counted from 1970, as the points in time at which they begin.</summary>
internal readonly struct Midnight : IConversion<int, DateTime>
{
    public int Convert(ReadOnlySpan<int> stored, Span<DateTime> values)
    {
        for (int i = 0; i < stored.Length; i++)
        {
            long day = (long)stored[i] + Day.Epoch;
            if ((ulong)day > (ulong)DateOnly.MaxValue.DayNumber)
                return i;
            values[i] = new DateTime(day * TimeSpan.TicksPerDay);
        }

        return -1;
    }

    public string Show(int stored) => default(Day).Show(stored);
}
