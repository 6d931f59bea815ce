namespace Millrace.Quality.Tests.Rows;

/// <summary>A row with expectations of every kind.</summary>
[Schema]
internal partial record struct Ride
{
    [Column("fare"), InRange(0, 1000)]
    public float Fare { get; init; }

    [Column("payment_type"), OneOf("Cash", "Credit Card", Tolerance = 0.25)]
    public string? Payment { get; init; }

    [Column("hour"), InRange(0, 23)]
    public int? Hour { get; init; }

    [Column("latitude"), Sensitive, InRange(41, 43)]
    public double? Latitude { get; init; }

    [Column("rider"), Sensitive, OneOf("known", Tolerance = 1)]
    public string? Rider { get; init; }

    [Column("day")]
    public DateOnly Day { get; init; }

    [Column("shared")]
    public bool Shared { get; init; }

    public static Ride Good { get; } = new() { Fare = 10, Payment = "Cash", Hour = 12, Latitude = 41.5, Rider = "known", Day = new DateOnly(2026, 1, 31) };

    public static Batch Of(params IEnumerable<Ride> rows)
    {
        var batch = new Batch(4);
        foreach (Ride row in rows)
            batch.Add(in row);
        return batch;
    }
}
