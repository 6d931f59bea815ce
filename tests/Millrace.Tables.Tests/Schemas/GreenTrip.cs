namespace Millrace.Tables.Tests;

/// <summary>Some columns of a month of green taxis.</summary>
[Schema]
public partial record struct GreenTrip
{
    [Column("lpep_pickup_datetime")] public DateTime PickedUp { get; init; }
    [Column("PULocationID")] public long? Zone { get; init; }
    [Column("trip_distance")] public double? Miles { get; init; }
    [Column("fare_amount")] public double? Fare { get; init; }
    [Column("payment_type")] public double? Payment { get; init; }
}
