namespace Millrace.Benchmarks.Prediction;

/// <summary>Four numbers and two categories: what most tables are made of.</summary>
[Features<OpenRide>]
public partial record struct RideFeatures
{
    /// <summary>Miles.</summary>
    [ZScore]
    public float Miles { get; init; }

    /// <summary>Minutes.</summary>
    [ZScore]
    public float Minutes { get; init; }

    /// <summary>Fare.</summary>
    [ZScore]
    public float Fare { get; init; }

    /// <summary>Hour of the day.</summary>
    [ZScore]
    public float Hour { get; init; }

    /// <summary>The company, one of thirty.</summary>
    [OneHot]
    public float[] Company { get; init; }

    /// <summary>How it is paid, one of five ways.</summary>
    [OneHot]
    public float[] Payment { get; init; }

    [Label]
    private static bool GoodTip(in Ride.Row ride) => ride.Tip > 0.2f * ride.Fare;
}
