using Millrace.Data;

namespace Millrace.Features.Tests.Rows;

/// <summary>A row as users write them, with sensitive columns and the label's.</summary>
[Schema]
internal partial record struct Trip
{
    public Trip(float miles, string? company, string payment, double? latitude, string? passenger, float tips)
    {
        Miles = miles;
        Company = company;
        Payment = payment;
        Latitude = latitude;
        Passenger = passenger;
        Tips = tips;
    }

    [Column("trip_miles")]
    public float Miles { get; init; }

    [Column("company")]
    public string? Company { get; init; }

    [Column("payment_type")]
    public string Payment { get; init; }

    [Column("pickup_latitude"), Sensitive]
    public double? Latitude { get; init; }

    [Column("passenger"), Sensitive]
    public string? Passenger { get; init; }

    [Column("tips")]
    public float Tips { get; init; }

    public static Batch Of(params IEnumerable<Trip> rows)
    {
        var batch = new Batch(16);
        foreach (Trip row in rows)
            batch.Add(in row);
        return batch;
    }
}
