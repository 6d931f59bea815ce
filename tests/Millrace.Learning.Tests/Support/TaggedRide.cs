namespace Millrace.Learning.Tests.Support;

/// <summary>A ride with any number of tags.</summary>
[Schema(From = typeof(Ride))]
public partial record struct TaggedRide
{
    /// <summary>Its tags.</summary>
    [Column("tags")]
    public string?[]? Tags { get; init; }

    /// <summary>Rides with tags: the i-th has i % 4 of them, every ninth has no list.</summary>
    public static TaggedRide[] Of(Ride[] rides) =>
    [
        .. rides.Select(static (ride, i) => new TaggedRide
        {
            Miles = ride.Miles,
            Hours = ride.Hours,
            Company = ride.Company,
            Payment = ride.Payment,
            Tip = ride.Tip,
            Tags = i % 9 == 8 ? null : [.. new[] { "late", null, $"t{i % 5}", "late" }.Take(i % 4)],
        }),
    ];
}
