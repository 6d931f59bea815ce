namespace Millrace.Tables;

/// <summary>
/// Where the time at a place of the order is: between two times that come nearer with each look at all times, until they are the same. A look counts the times
/// in 65,536 equal ranges, so four are enough for any.
/// </summary>
/// <param name="least">No time is less.</param>
/// <param name="most">No time is more.</param>
/// <param name="place">The place, from 0.</param>
internal sealed class TimeBracket(long least, long most, long place)
{
    private const int Ranges = 1 << 16;

    private readonly long[] _counts = new long[Ranges];
    private ulong _width;

    /// <summary>Whether the time is found.</summary>
    public bool IsFound => least == most;

    /// <summary>The time.</summary>
    public long Time => least;

    /// <summary>Starts a look.</summary>
    public void Begin()
    {
        Array.Clear(_counts);
        _width = (Distance(most) / Ranges) + 1;
    }

    /// <summary>Looks at times.</summary>
    public void Add(ReadOnlySpan<long> times)
    {
        foreach (long time in times)
        {
            if (time >= least && time <= most)
                _counts[Distance(time) / _width]++;
        }
    }

    /// <summary>Ends a look.</summary>
    public void Narrow()
    {
        int range = 0;
        while (place >= _counts[range])
            place -= _counts[range++];
        ulong first = (ulong)range * _width;
        ulong last = Math.Min(Distance(most), first + _width - 1);
        (least, most) = (unchecked((long)((ulong)least + first)), unchecked((long)((ulong)least + last)));
    }

    private ulong Distance(long time) => unchecked((ulong)time - (ulong)least);
}
