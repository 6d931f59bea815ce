namespace Millrace.Quality.Tests.Anomalies;

/// <summary>A trip of a green taxi, as one expects it to be.</summary>
[Schema]
internal partial record struct GreenTrip
{
    [Column("lpep_pickup_datetime"), Between("2020-01-01", "2021-12-31")] public DateTime? Pickup { get; init; }
    [Column("fare_amount"), InRange(0, 100_000), Drift(JensenShannon = 0.02)] public double? Fare { get; init; }
    [Column("trip_distance"), InRange(0, 500)] public double? Miles { get; init; }
    [Column("payment_type"), Presence(0.99)] public double? Payment { get; init; }
    [Column("PULocationID"), Drift(LInfinity = 0.01)] public long? Zone { get; init; }
    [Column("ehail_fee")] public double? EhailFee { get; init; }
}
