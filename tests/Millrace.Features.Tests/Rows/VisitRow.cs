namespace Millrace.Features.Tests.Rows;

/// <summary>A visit with times, places and lists.</summary>
[Schema]
internal partial record struct VisitRow
{
    [Column("begin")]
    public DateTime Begin { get; init; }

    [Column("end")]
    public DateTime? End { get; init; }

    [Column("lat"), Sensitive]
    public double Lat { get; init; }

    [Column("lon"), Sensitive]
    public double Lon { get; init; }

    [Column("shop_lat")]
    public double ShopLat { get; init; }

    [Column("shop_lon")]
    public double ShopLon { get; init; }

    [Column("pages")]
    public string[] Pages { get; init; }

    [Column("prices")]
    public float[]? Prices { get; init; }

    [Column("heading")]
    public int Heading { get; init; }
}
