namespace Millrace.Quality.Tests.Rows;

/// <summary>A trip of the splits of TensorFlow Data Validation's example.</summary>
[Schema]
internal partial record struct TaxiRow
{
    [Column("pickup_community_area")]
    public int? PickupCommunityArea { get; init; }

    [Column("fare")]
    public double? Fare { get; init; }

    [Column("trip_start_month")]
    public int? TripStartMonth { get; init; }

    [Column("trip_start_hour")]
    public int? TripStartHour { get; init; }

    [Column("trip_start_day")]
    public int? TripStartDay { get; init; }

    [Column("trip_start_timestamp")]
    public long? TripStartTimestamp { get; init; }

    [Column("pickup_latitude")]
    public double? PickupLatitude { get; init; }

    [Column("pickup_longitude")]
    public double? PickupLongitude { get; init; }

    [Column("dropoff_latitude")]
    public double? DropoffLatitude { get; init; }

    [Column("dropoff_longitude")]
    public double? DropoffLongitude { get; init; }

    [Column("trip_miles")]
    public double? TripMiles { get; init; }

    [Column("pickup_census_tract")]
    public string? PickupCensusTract { get; init; }

    [Column("dropoff_census_tract")]
    public long? DropoffCensusTract { get; init; }

    [Column("payment_type")]
    public string? PaymentType { get; init; }

    [Column("company")]
    public string? Company { get; init; }

    [Column("trip_seconds")]
    public double? TripSeconds { get; init; }

    [Column("dropoff_community_area")]
    public double? DropoffCommunityArea { get; init; }

    [Column("tips")]
    public double? Tips { get; init; }
}
