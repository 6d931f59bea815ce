namespace Millrace.Features.Tests.Rows;

/// <summary>The columns that <see cref="TipFeatures"/> use, in another order than in <see cref="Trip"/>.</summary>
[Schema]
internal partial record struct TripInput
{
    public TripInput(string? passenger, double? latitude, float miles, string? company, string payment)
    {
        Passenger = passenger;
        Latitude = latitude;
        Miles = miles;
        Company = company;
        Payment = payment;
    }

    [Column("passenger"), Sensitive]
    public string? Passenger { get; init; }

    [Column("pickup_latitude"), Sensitive]
    public double? Latitude { get; init; }

    [Column("trip_miles")]
    public float Miles { get; init; }

    [Column("company")]
    public string? Company { get; init; }

    [Column("payment_type")]
    public string Payment { get; init; }

    public static TripInput Of(in Trip trip) => new(trip.Passenger, trip.Latitude, trip.Miles, trip.Company, trip.Payment);
}
