namespace Millrace.Benchmarks.Features;

/// <summary>A feature of each of the twenty columns: four z-scores, three scaled to 0 to 1, one in bands, two imputed and scaled, eight vocabularies, two parts of dates.</summary>
[Features<OpenSale>]
public partial record struct SaleFeatures
{
    /// <summary>Price of a piece.</summary>
    [ZScore]
    public float Price { get; init; }

    /// <summary>How many.</summary>
    [ZScore]
    public float Pieces { get; init; }

    /// <summary>Weight in kilograms.</summary>
    [ZScore]
    public float Weight { get; init; }

    /// <summary>Kilometres to the buyer.</summary>
    [ZScore]
    public float Distance { get; init; }

    /// <summary>Share that is taken off.</summary>
    [MinMax]
    public float Discount { get; init; }

    /// <summary>Pieces that are left.</summary>
    [MinMax]
    public float Stock { get; init; }

    /// <summary>Visits before the sale.</summary>
    [MinMax]
    public float Visits { get; init; }

    /// <summary>Years of the account, in ten bands.</summary>
    [Bucketize(10)]
    public int Age { get; init; }

    /// <summary>Stars, missing in one row of ten.</summary>
    [Impute(Impute.Mean), ZScore]
    public float Rating { get; init; }

    /// <summary>Income of the district, missing in one row of twenty.</summary>
    [Impute(Impute.Mean), ZScore]
    public float Income { get; init; }

    /// <summary>Hour of the order.</summary>
    [DatePart(DatePart.Hour, From = nameof(OpenSale.OrderedAt))]
    public int OrderHour { get; init; }

    /// <summary>Day of the week on which it was sent.</summary>
    [DatePart(DatePart.DayOfWeek, From = nameof(OpenSale.SentAt))]
    public int SentDay { get; init; }

    /// <summary>One of 4 texts.</summary>
    [Vocabulary(Top = 10_000)]
    public int Channel { get; init; }

    /// <summary>One of 12 texts.</summary>
    [Vocabulary(Top = 10_000)]
    public int Region { get; init; }

    /// <summary>One of 50 texts.</summary>
    [Vocabulary(Top = 10_000)]
    public int Brand { get; init; }

    /// <summary>One of 100 texts.</summary>
    [Vocabulary(Top = 10_000)]
    public int Colour { get; init; }

    /// <summary>One of 500 texts.</summary>
    [Vocabulary(Top = 10_000)]
    public int City { get; init; }

    /// <summary>One of 1,000 texts.</summary>
    [Vocabulary(Top = 10_000)]
    public int Seller { get; init; }

    /// <summary>One of 5,000 texts.</summary>
    [Vocabulary(Top = 10_000)]
    public int Article { get; init; }

    /// <summary>One of 10,000 texts.</summary>
    [Vocabulary(Top = 10_000)]
    public int Postcode { get; init; }

    [Label]
    private static float Returned(in Sale.Row sale) => sale.Returned;
}
