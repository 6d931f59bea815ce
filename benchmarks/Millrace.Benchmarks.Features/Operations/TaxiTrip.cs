namespace Millrace.Benchmarks.Features;

/// <summary>What is known of a taxi trip before it: the columns of the sample.</summary>
[Schema]
public partial record struct TaxiTrip
{
    /// <summary>Length of the trip.</summary>
    [Column("trip_miles")]
    public float Miles { get; init; }

    /// <summary>Fare of the trip.</summary>
    [Column("fare")]
    public float Fare { get; init; }

    /// <summary>Duration of the trip.</summary>
    [Column("trip_seconds")]
    public float? Seconds { get; init; }

    /// <summary>Where it began.</summary>
    [Column("pickup_latitude")]
    public double? PickupLatitude { get; init; }

    /// <summary>Where it began.</summary>
    [Column("pickup_longitude")]
    public double? PickupLongitude { get; init; }

    /// <summary>Where it ended.</summary>
    [Column("dropoff_latitude")]
    public double? DropoffLatitude { get; init; }

    /// <summary>Where it ended.</summary>
    [Column("dropoff_longitude")]
    public double? DropoffLongitude { get; init; }

    /// <summary>How it was paid.</summary>
    [Column("payment_type")]
    public string PaymentType { get; init; }

    /// <summary>The company.</summary>
    [Column("company")]
    public string? Company { get; init; }

    /// <summary>Hour of the day.</summary>
    [Column("trip_start_hour")]
    public int Hour { get; init; }

    /// <summary>Day of the week.</summary>
    [Column("trip_start_day")]
    public int Day { get; init; }

    /// <summary>Month of the year.</summary>
    [Column("trip_start_month")]
    public int Month { get; init; }

    /// <summary>Area in which it began.</summary>
    [Column("pickup_community_area")]
    public int? PickupArea { get; init; }

    /// <summary>Area in which it ended.</summary>
    [Column("dropoff_community_area")]
    public int? DropoffArea { get; init; }
}
