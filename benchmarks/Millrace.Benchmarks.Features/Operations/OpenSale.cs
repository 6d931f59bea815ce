namespace Millrace.Benchmarks.Features;

/// <summary>What is known of a sale before it: ten numbers, eight categories of up to ten thousand values, two moments.</summary>
[Schema]
public partial record struct OpenSale
{
    /// <summary>Price of a piece.</summary>
    [Column("price")]
    public float Price { get; init; }

    /// <summary>How many.</summary>
    [Column("pieces")]
    public float Pieces { get; init; }

    /// <summary>Weight in kilograms.</summary>
    [Column("weight")]
    public float Weight { get; init; }

    /// <summary>Kilometres to the buyer.</summary>
    [Column("distance")]
    public float Distance { get; init; }

    /// <summary>Share that is taken off.</summary>
    [Column("discount")]
    public float Discount { get; init; }

    /// <summary>Pieces that are left.</summary>
    [Column("stock")]
    public float Stock { get; init; }

    /// <summary>Visits before the sale.</summary>
    [Column("visits")]
    public float Visits { get; init; }

    /// <summary>Years of the account.</summary>
    [Column("age")]
    public float Age { get; init; }

    /// <summary>Stars, missing in one row of ten.</summary>
    [Column("rating")]
    public float? Rating { get; init; }

    /// <summary>Income of the district, missing in one row of twenty.</summary>
    [Column("income")]
    public float? Income { get; init; }

    /// <summary>One of 4 texts.</summary>
    [Column("channel")]
    public string Channel { get; init; }

    /// <summary>One of 12 texts.</summary>
    [Column("region")]
    public string Region { get; init; }

    /// <summary>One of 50 texts.</summary>
    [Column("brand")]
    public string Brand { get; init; }

    /// <summary>One of 100 texts.</summary>
    [Column("colour")]
    public string Colour { get; init; }

    /// <summary>One of 500 texts.</summary>
    [Column("city")]
    public string City { get; init; }

    /// <summary>One of 1,000 texts.</summary>
    [Column("seller")]
    public string Seller { get; init; }

    /// <summary>One of 5,000 texts.</summary>
    [Column("article")]
    public string Article { get; init; }

    /// <summary>One of 10,000 texts.</summary>
    [Column("postcode")]
    public string Postcode { get; init; }

    /// <summary>When it was ordered.</summary>
    [Column("ordered_at")]
    public DateTime OrderedAt { get; init; }

    /// <summary>When it was sent.</summary>
    [Column("sent_at")]
    public DateTime SentAt { get; init; }
}
