namespace Millrace.Runtime;

/// <summary>For how long a run that goes on counts as alive without another sign of life.</summary>
/// <param name="Host">The machine that runs it.</param>
/// <param name="RenewedAt">The last sign of life, in UTC.</param>
/// <param name="ValidUntil">Until when others on that machine leave it alone, in UTC.</param>
internal readonly record struct RunLease(string Host, DateTimeOffset RenewedAt, DateTimeOffset ValidUntil)
{
    /// <summary>How often a run renews its lease.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    /// <summary>How long a lease is valid.</summary>
    public static readonly TimeSpan Validity = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long others leave a run alone whose lease has expired by their clock, where another clock wrote it. Clocks may differ, or jump, by as much.
    /// </summary>
    public static readonly TimeSpan ClockTolerance = Validity;

    /// <summary>The lease of a run that gives a sign of life.</summary>
    /// <param name="host">The machine.</param>
    /// <param name="now">The time.</param>
    public static RunLease At(string host, DateTimeOffset now) => new(host, now, now + Validity);

    /// <summary>Whether a run with such a lease is left alone.</summary>
    /// <param name="validUntil">Until when the lease is valid.</param>
    /// <param name="isOwnClock">Whether the clock that tells the time has written the lease as well.</param>
    /// <param name="now">The time.</param>
    public static bool Holds(DateTimeOffset validUntil, bool isOwnClock, DateTimeOffset now) =>
        validUntil + (isOwnClock ? TimeSpan.Zero : ClockTolerance) > now;
}
