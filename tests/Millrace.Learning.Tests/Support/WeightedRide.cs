namespace Millrace.Learning.Tests.Support;

/// <summary>A ride that counts more or less.</summary>
[Schema(From = typeof(Ride))]
public partial record struct WeightedRide
{
    /// <summary>How often it counts.</summary>
    [Column("times")]
    public float Times { get; init; }

    /// <summary>Rides with their weights.</summary>
    public static WeightedRide[] Of(Ride[] rides, Func<int, float> weight) =>
    [
        .. rides.Select((ride, i) => new WeightedRide
        {
            Miles = ride.Miles,
            Hours = ride.Hours,
            Company = ride.Company,
            Payment = ride.Payment,
            Tip = ride.Tip,
            Times = weight(i),
        }),
    ];
}
