namespace Millrace.MLNet.Tests.RealData;

/// <summary>A Chicago taxi trip, without what no feature or label needs.</summary>
[Schema]
internal partial record struct TaxiTrip
{
    [Column("trip_miles")]
    public float Miles { get; init; }

    [Column("fare")]
    public float Fare { get; init; }

    [Column("trip_seconds")]
    public float? Seconds { get; init; }

    [Column("trip_start_hour")]
    public int Hour { get; init; }

    [Column("trip_start_day")]
    public int Day { get; init; }

    [Column("trip_start_month")]
    public int Month { get; init; }

    [Column("payment_type")]
    public string Payment { get; init; }

    [Column("company")]
    public string? Company { get; init; }

    [Column("pickup_community_area")]
    public int? PickupArea { get; init; }

    [Column("dropoff_community_area")]
    public float? DropoffArea { get; init; }

    [Column("pickup_latitude")]
    public double? PickupLatitude { get; init; }

    [Column("pickup_longitude")]
    public double? PickupLongitude { get; init; }

    [Column("dropoff_latitude")]
    public double? DropoffLatitude { get; init; }

    [Column("dropoff_longitude")]
    public double? DropoffLongitude { get; init; }

    [Column("tips")]
    public float Tips { get; init; }
}
