namespace Millrace.Benchmarks.Prediction;

/// <summary>What is known of a ride when a prediction is asked for.</summary>
[Schema]
public partial record struct OpenRide
{
    /// <summary>Miles.</summary>
    [Column("miles")]
    public float Miles { get; init; }

    /// <summary>Minutes.</summary>
    [Column("minutes")]
    public float Minutes { get; init; }

    /// <summary>Fare.</summary>
    [Column("fare")]
    public float Fare { get; init; }

    /// <summary>Hour of the day.</summary>
    [Column("hour")]
    public float Hour { get; init; }

    /// <summary>The company.</summary>
    [Column("company")]
    public string Company { get; init; }

    /// <summary>How it is paid.</summary>
    [Column("payment")]
    public string Payment { get; init; }
}
