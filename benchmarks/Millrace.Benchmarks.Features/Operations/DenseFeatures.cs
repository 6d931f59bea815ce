namespace Millrace.Benchmarks.Features;

/// <summary>The numbers of a sale alone: ten floats a row.</summary>
[Features<OpenSale>]
public partial record struct DenseFeatures
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
    [ZScore]
    public float Discount { get; init; }

    /// <summary>Pieces that are left.</summary>
    [MinMax]
    public float Stock { get; init; }

    /// <summary>Visits before the sale.</summary>
    [MinMax]
    public float Visits { get; init; }

    /// <summary>Years of the account.</summary>
    [MinMax]
    public float Age { get; init; }

    /// <summary>Stars, missing in one row of ten.</summary>
    [Impute(Impute.Mean), ZScore]
    public float Rating { get; init; }

    /// <summary>Income of the district, missing in one row of twenty.</summary>
    [Impute(Impute.Mean), ZScore]
    public float Income { get; init; }
}
