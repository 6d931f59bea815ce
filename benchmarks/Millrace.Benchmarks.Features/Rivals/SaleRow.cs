namespace Millrace.Benchmarks.Features;

/// <summary>A sale as ML.NET takes rows: a missing number is NaN.</summary>
internal sealed class SaleRow
{
    public float Price { get; set; }

    public float Pieces { get; set; }

    public float Weight { get; set; }

    public float Distance { get; set; }

    public float Discount { get; set; }

    public float Stock { get; set; }

    public float Visits { get; set; }

    public float Age { get; set; }

    public float Rating { get; set; }

    public float Income { get; set; }

    public string Channel { get; set; } = "";

    public string Region { get; set; } = "";

    public string Brand { get; set; } = "";

    public string Colour { get; set; } = "";

    public string City { get; set; } = "";

    public string Seller { get; set; } = "";

    public string Article { get; set; } = "";

    public string Postcode { get; set; } = "";

    public DateTime OrderedAt { get; set; }

    public DateTime SentAt { get; set; }

    public float Label { get; set; }

    /// <summary>The same sale.</summary>
    public static SaleRow Of(in Sale sale) => new()
    {
        Price = sale.Price,
        Pieces = sale.Pieces,
        Weight = sale.Weight,
        Distance = sale.Distance,
        Discount = sale.Discount,
        Stock = sale.Stock,
        Visits = sale.Visits,
        Age = sale.Age,
        Rating = sale.Rating ?? float.NaN,
        Income = sale.Income ?? float.NaN,
        Channel = sale.Channel,
        Region = sale.Region,
        Brand = sale.Brand,
        Colour = sale.Colour,
        City = sale.City,
        Seller = sale.Seller,
        Article = sale.Article,
        Postcode = sale.Postcode,
        OrderedAt = sale.OrderedAt,
        SentAt = sale.SentAt,
        Label = sale.Returned,
    };
}
