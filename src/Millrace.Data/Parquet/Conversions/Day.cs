using System.Globalization;

namespace Millrace.Data;

/// <summary>Days counted from 1970.</summary>
internal readonly struct Day : IConversion<int, DateOnly>
{
    /// <summary>The day number of 1970-01-01.</summary>
    public const int Epoch = 719_162;

    public int Convert(ReadOnlySpan<int> stored, Span<DateOnly> values)
    {
        for (int i = 0; i < stored.Length; i++)
        {
            long day = (long)stored[i] + Epoch;
            if ((ulong)day > (ulong)DateOnly.MaxValue.DayNumber)
                return i;
            values[i] = DateOnly.FromDayNumber((int)day);
        }

        return -1;
    }

    public string Show(int stored) => string.Create(CultureInfo.InvariantCulture, $"{stored} days from 1970");
}
