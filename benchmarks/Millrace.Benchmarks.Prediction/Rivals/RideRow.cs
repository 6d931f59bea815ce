using Microsoft.ML.Data;

namespace Millrace.Benchmarks.Prediction;

/// <summary>A ride as ML.NET takes it.</summary>
public sealed class RideRow
{
    /// <summary>Miles.</summary>
    public float Miles { get; set; }

    /// <summary>Minutes.</summary>
    public float Minutes { get; set; }

    /// <summary>Fare.</summary>
    public float Fare { get; set; }

    /// <summary>Hour of the day.</summary>
    public float Hour { get; set; }

    /// <summary>The company.</summary>
    public string Company { get; set; } = "";

    /// <summary>How it is paid.</summary>
    public string Payment { get; set; } = "";

    /// <summary>Whether the tip was good.</summary>
    [ColumnName("Label")]
    public bool GoodTip { get; set; }

    internal static RideRow Of(Ride ride) => new()
    {
        Miles = ride.Miles,
        Minutes = ride.Minutes,
        Fare = ride.Fare,
        Hour = ride.Hour,
        Company = ride.Company,
        Payment = ride.Payment,
        GoodTip = ride.Tip > 0.2f * ride.Fare,
    };
}
