using Millrace;

namespace ChicagoTaxi;

/// <summary>A trip as it is known when its tip is not: what a prediction may look at.</summary>
[Schema]
public partial record struct OpenTrip
{
    /// <summary>Community area, 1 to 77, where the trip began.</summary>
    [Column("pickup_community_area"), InRange(1, 77)]
    public int? PickupArea { get; init; }

    /// <summary>Fare in dollars, without the tip.</summary>
    [Column("fare"), InRange(0, 1_000)]
    public float Fare { get; init; }

    /// <summary>Month of the start, 1 to 12.</summary>
    [Column("trip_start_month"), InRange(1, 12)]
    public int Month { get; init; }

    /// <summary>Hour of the start, 0 to 23.</summary>
    [Column("trip_start_hour"), InRange(0, 23)]
    public int Hour { get; init; }

    /// <summary>Day of the week of the start, 1 (Sunday) to 7.</summary>
    [Column("trip_start_day"), InRange(1, 7)]
    public int Day { get; init; }

    /// <summary>Start in seconds since 1970, rounded to a quarter of an hour.</summary>
    [Column("trip_start_timestamp"), InRange(0, 4_102_444_800)]
    public long StartSeconds { get; init; }

    /// <summary>Latitude of the pickup in degrees.</summary>
    [Column("pickup_latitude"), InRange(41, 43), Sensitive]
    public double? PickupLatitude { get; init; }

    /// <summary>Longitude of the pickup in degrees.</summary>
    [Column("pickup_longitude"), InRange(-89, -87), Sensitive]
    public double? PickupLongitude { get; init; }

    /// <summary>Latitude of the drop-off in degrees.</summary>
    [Column("dropoff_latitude"), InRange(41, 43), Sensitive]
    public double? DropoffLatitude { get; init; }

    /// <summary>Longitude of the drop-off in degrees.</summary>
    [Column("dropoff_longitude"), InRange(-89, -87), Sensitive]
    public double? DropoffLongitude { get; init; }

    /// <summary>Length in miles, as the meter recorded it.</summary>
    [Column("trip_miles"), InRange(0, 2_000)]
    public float Miles { get; init; }

    /// <summary>Census tract of the pickup; nearly always withheld.</summary>
    [Column("pickup_census_tract"), Sensitive]
    public long? PickupTract { get; init; }

    /// <summary>Census tract of the drop-off.</summary>
    [Column("dropoff_census_tract"), Sensitive]
    public long? DropoffTract { get; init; }

    /// <summary>How the trip was paid.</summary>
    [Column("payment_type"), OneOf("Cash", "Credit Card", "No Charge", "Unknown", "Dispute", "Pcard", "Prcard", Tolerance = 0.02)]
    public string PaymentType { get; init; }

    /// <summary>The taxi company, where it is known.</summary>
    [Column("company")]
    public string? Company { get; init; }

    /// <summary>Duration in seconds, rounded to minutes.</summary>
    [Column("trip_seconds"), InRange(0, 86_400)]
    public int? Seconds { get; init; }

    /// <summary>Community area, 1 to 77, where the trip ended.</summary>
    [Column("dropoff_community_area"), InRange(1, 77)]
    public int? DropoffArea { get; init; }
}
