namespace Millrace.Quality.Tests.Rows;

/// <summary>A row with rules.</summary>
[Schema, Rows(2, 1000)]
internal partial record struct Delivery
{
    [Column("id"), Unique]
    public int Id { get; init; }

    [Column("price")]
    public double Price { get; init; }

    [Column("tip"), Presence(0.5)]
    public double? Tip { get; init; }

    [Column("rider"), Sensitive]
    public string? Rider { get; init; }

    public static Delivery Of(int id, double price = 10, double? tip = 1, string? rider = "r") => new() { Id = id, Price = price, Tip = tip, Rider = rider };

    public static Batch InBatch(params IEnumerable<Delivery> rows)
    {
        var batch = new Batch(4);
        foreach (Delivery row in rows)
            batch.Add(in row);
        return batch;
    }

    /// <summary>Tips are no more than the price.</summary>
    [Rule(Tolerance = 0.25)]
    private static bool TipsAreSmall(in Delivery delivery) => delivery.Tip is not { } tip || tip <= delivery.Price;

    [Rule(Says = "Dear deliveries name their rider.")]
    private static bool DearOnesNameTheRider(Delivery delivery) =>
        delivery.Price < 100 || (delivery.Price < 1000 ? delivery.Rider is not null : throw new InvalidOperationException("Too dear."));
}
