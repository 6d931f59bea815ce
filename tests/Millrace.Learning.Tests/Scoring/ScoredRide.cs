using Millrace.Learning.Tests.Support;

namespace Millrace.Learning.Tests.Scoring;

/// <summary>A ride with the chance of a good tip.</summary>
[Schema(From = typeof(Ride))]
public partial record struct ScoredRide
{
    /// <summary>The chance.</summary>
    [Column("chance")]
    public float Chance { get; init; }
}

/// <summary>Some of a ride's columns, with the chance as a double that could be missing.</summary>
[Schema]
public partial record struct NarrowRide
{
    /// <summary>The chance.</summary>
    [Column("chance")]
    public double? Chance { get; init; }

    /// <summary>Company; may be missing, as there.</summary>
    [Column("company")]
    public string? Company { get; init; }

    /// <summary>Miles; here they could be missing.</summary>
    [Column("miles")]
    public float? Miles { get; init; }
}

/// <summary>Nothing to put a prediction into.</summary>
[Schema(From = typeof(Ride))]
public partial record struct UnscoredRide;

/// <summary>Two columns that rides do not have.</summary>
[Schema(From = typeof(Ride))]
public partial record struct TwiceScoredRide
{
    /// <summary>The chance.</summary>
    [Column("chance")]
    public float Chance { get; init; }

    /// <summary>Another.</summary>
    [Column("other")]
    public float Other { get; init; }
}

/// <summary>A prediction that is no number with a fraction.</summary>
[Schema]
public partial record struct WholeScore
{
    /// <summary>The chance.</summary>
    [Column("chance")]
    public int Chance { get; init; }
}

/// <summary>A column of another type than rides have.</summary>
[Schema]
public partial record struct DoubleMiles
{
    /// <summary>Miles.</summary>
    [Column("miles")]
    public double Miles { get; init; }

    /// <summary>The chance.</summary>
    [Column("chance")]
    public float Chance { get; init; }
}

/// <summary>A sensitive column that is not marked.</summary>
[Schema]
public partial record struct OpenPayment
{
    /// <summary>How it was paid.</summary>
    [Column("payment")]
    public string Payment { get; init; }

    /// <summary>The chance.</summary>
    [Column("chance")]
    public float Chance { get; init; }
}

/// <summary>Less than the model takes.</summary>
[Schema]
public partial record struct MilesRide
{
    /// <summary>Miles.</summary>
    [Column("miles")]
    public float Miles { get; init; }
}

/// <summary>The same with the chance.</summary>
[Schema(From = typeof(MilesRide))]
public partial record struct ScoredMilesRide
{
    /// <summary>The chance.</summary>
    [Column("chance")]
    public float Chance { get; init; }
}
