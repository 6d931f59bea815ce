using Millrace.Data;

namespace Millrace.Tables.Tests.Real;

/// <summary>A trip with its dollars a mile, which are infinite or no number where it went no mile.</summary>
[Schema]
public readonly partial record struct TripRate
{
    [Column]
    public DateTime? Pickup { get; init; }

    [Column]
    public long? Zone { get; init; }

    [Column]
    public double? Rate { get; init; }
}
