using Millrace.Data;

namespace Millrace.Tables.Tests.Real;

/// <summary>A trip with the fare of another one before it.</summary>
[Schema]
public readonly partial record struct TripWithFare
{
    [Column]
    public DateTime? Pickup { get; init; }

    [Column]
    public long? Zone { get; init; }

    [Column]
    public double? Fare { get; init; }

    [Column]
    public DateTime? Before { get; init; }

    [Column]
    public double? FareBefore { get; init; }
}
