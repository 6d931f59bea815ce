namespace Millrace.Tables;

/// <summary>Where times are cut. A row at a cut belongs to the later part.</summary>
/// <param name="TuneFrom">The first time that is tuned on; none where null.</param>
/// <param name="TestFrom">The first time that is tested on; none where null.</param>
internal readonly record struct TimeCuts(long? TuneFrom, long? TestFrom)
{
    /// <summary>The part of a time.</summary>
    public byte PartOf(long time) => time >= TestFrom ? Shares.TestPart : time >= TuneFrom ? Shares.TunePart : Shares.TrainPart;

    /// <summary>
    /// The places in the order of so many times behind which there are as many as shares say; where several times are equal there, all of them are behind it.
    /// </summary>
    public static TimeCuts PlacesOf(long count, Shares shares)
    {
        Span<long> counts = stackalloc long[Shares.Parts];
        shares.Count(count, counts);
        long test = counts[Shares.TestPart];
        long both = test + counts[Shares.TunePart];
        return new TimeCuts(both > test ? count - both : null, test > 0 ? count - test : null);
    }

    /// <summary>The cuts at places, once it is known which times are there.</summary>
    public TimeCuts At(Func<long, long> timeAt) =>
        new(TuneFrom is { } tune ? timeAt(tune) : null, TestFrom is { } test ? timeAt(test) : null);
}
