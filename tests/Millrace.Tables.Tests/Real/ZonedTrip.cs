using Millrace.Data;

namespace Millrace.Tables.Tests.Real;

/// <summary>A trip with the name of its zone.</summary>
[Schema]
public readonly partial record struct ZonedTrip
{
    [Column]
    public DateTime? Pickup { get; init; }

    [Column]
    public double? Fare { get; init; }

    [Column]
    public string? Borough { get; init; }

    [Column]
    public string? ZoneName { get; init; }
}
