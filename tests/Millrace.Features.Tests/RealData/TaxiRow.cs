namespace Millrace.Features.Tests.RealData;

/// <summary>Some columns of the Chicago taxi trips.</summary>
[Schema]
internal partial record struct TaxiRow
{
    [Column("fare")]
    public double Fare { get; init; }

    [Column("trip_miles")]
    public double Miles { get; init; }

    [Column("company")]
    public string? Company { get; init; }

    [Column("payment_type")]
    public string Payment { get; init; }

    [Column("pickup_latitude")]
    public double? Latitude { get; init; }
}
