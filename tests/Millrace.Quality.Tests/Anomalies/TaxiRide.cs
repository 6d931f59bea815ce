namespace Millrace.Quality.Tests.Anomalies;

/// <summary>A trip of the splits of TensorFlow Data Validation's example, with the types and what may be missing as it infers them from the training split.</summary>
[Schema, Environments("training", "serving")]
internal partial record struct TaxiRide
{
    [Column("pickup_community_area")] public int PickupArea { get; init; }
    [Column("fare")] public float Fare { get; init; }
    [Column("trip_start_month")] public int Month { get; init; }
    [Column("trip_start_hour")] public int Hour { get; init; }
    [Column("trip_start_day")] public int Day { get; init; }
    [Column("trip_start_timestamp")] public long Timestamp { get; init; }
    [Column("pickup_latitude")] public double PickupLatitude { get; init; }
    [Column("pickup_longitude")] public double PickupLongitude { get; init; }
    [Column("dropoff_latitude")] public double? DropoffLatitude { get; init; }
    [Column("dropoff_longitude")] public double? DropoffLongitude { get; init; }
    [Column("trip_miles")] public float Miles { get; init; }
    [Column("pickup_census_tract")] public string? PickupTract { get; init; }
    [Column("dropoff_census_tract")] public long? DropoffTract { get; init; }
    [Column("payment_type")] public string PaymentType { get; init; }
    [Column("company")] public string? Company { get; init; }
    [Column("trip_seconds")] public int? Seconds { get; init; }
    [Column("dropoff_community_area")] public int? DropoffArea { get; init; }
    [Column("tips"), OnlyIn("training")] public float Tips { get; init; }
}
