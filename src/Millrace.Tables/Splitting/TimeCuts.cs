namespace Millrace.Tables;

/// <summary>Where times are cut. A row at a cut belongs to the later part.</summary>
/// <param name="TuneFrom">The first time that is tuned on; none where null.</param>
/// <param name="TestFrom">The first time that is tested on; none where null.</param>
internal readonly record struct TimeCuts(long? TuneFrom, long? TestFrom)
{
    /// <summary>The part of a time.</summary>
    public byte PartOf(long time) => time >= TestFrom ? Shares.TestPart : time >= TuneFrom ? Shares.TunePart : Shares.TrainPart;

    /// <summary>The cuts behind which there are as many times as shares say; where several are equal at a cut, all of them are behind it.</summary>
    /// <param name="times">The times, which are sorted.</param>
    /// <param name="shares">The shares.</param>
    public static TimeCuts Of(Span<long> times, Shares shares)
    {
        times.Sort();
        Span<long> counts = stackalloc long[Shares.Parts];
        shares.Count(times.Length, counts);
        long test = counts[Shares.TestPart];
        long both = test + counts[Shares.TunePart];
        return new TimeCuts(both > test ? times[^(int)both] : null, test > 0 ? times[^(int)test] : null);
    }
}
