using Millrace.Data;

namespace Millrace.Tables.Tests.Real;

/// <summary>A green taxi's trip.</summary>
[Schema]
public readonly partial record struct TaxiTrip
{
    [Column("lpep_pickup_datetime")]
    public DateTime? Pickup { get; init; }

    [Column("PULocationID")]
    public long? Zone { get; init; }

    [Column("trip_distance")]
    public double? Miles { get; init; }

    [Column("payment_type")]
    public double? Payment { get; init; }

    [Column("fare_amount")]
    public double? Fare { get; init; }
}
