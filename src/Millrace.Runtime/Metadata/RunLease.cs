namespace Millrace.Runtime;

/// <summary>For how long a run that goes on counts as alive without another sign of life.</summary>
/// <param name="Host">The machine that runs it.</param>
/// <param name="RenewedAt">The last sign of life, in UTC.</param>
/// <param name="ValidUntil">Until when others leave it alone, in UTC.</param>
internal readonly record struct RunLease(string Host, DateTimeOffset RenewedAt, DateTimeOffset ValidUntil)
{
    /// <summary>How often a run renews its lease.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    /// <summary>How long a lease is valid. The clocks of machines that share metadata may differ by a fraction of it.</summary>
    public static readonly TimeSpan Validity = TimeSpan.FromSeconds(30);

    /// <summary>The lease of a run that gives a sign of life.</summary>
    /// <param name="host">The machine.</param>
    /// <param name="now">The time.</param>
    public static RunLease At(string host, DateTimeOffset now) => new(host, now, now + Validity);
}
