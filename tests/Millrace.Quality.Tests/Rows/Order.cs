namespace Millrace.Quality.Tests.Rows;

/// <summary>A row that refers to others.</summary>
[Schema]
internal partial record struct Order
{
    [Column("id")]
    public int Id { get; init; }

    [Column("shop"), References<Shop>(nameof(Shop.Code))]
    public string? ShopCode { get; init; }

    [Column("number"), References<Shop>(nameof(Shop.Number), Tolerance = 0.5), Sensitive]
    public int Number { get; init; }
}
