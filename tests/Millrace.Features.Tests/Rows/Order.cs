namespace Millrace.Features.Tests.Rows;

/// <summary>An order with what came after it.</summary>
[Schema(From = typeof(OpenOrder))]
internal partial record struct Order
{
    [Column("paid")]
    public float Paid { get; init; }

    [Column("times")]
    public double Times { get; init; }

    public static Order[] Sample(int count) =>
    [
        .. Enumerable.Range(0, count).Select(static i => new Order
        {
            Id = long.MaxValue - i,
            Shop = i % 5 == 0 ? null : $"Shop {i % 70}",
            At = new DateTime(2024, 1, 1).AddMinutes(i),
            Amount = i % 17,
            Paid = i % 2,
            Times = i % 4 / 2.0,
        }),
    ];
}
