using Millrace;

namespace ChicagoTaxi;

/// <summary>
/// What the models see of a trip. It is bound to <see cref="OpenTrip"/>, which exists when a prediction is asked for; the tip does not.
/// </summary>
[Features<OpenTrip>]
public partial record struct TipFeatures
{
    /// <summary>Length of the trip.</summary>
    [ZScore]
    public float Miles { get; init; }

    /// <summary>Fare of the trip.</summary>
    [ZScore]
    public float Fare { get; init; }

    /// <summary>Duration of the trip.</summary>
    [ZScore]
    public float Seconds { get; init; }

    /// <summary>When in the years of the data the trip was: habits of paying changed.</summary>
    [ZScore]
    public float StartSeconds { get; init; }

    /// <summary>How the trip was paid; the strongest signal of all.</summary>
    [OneHot]
    public float[] PaymentType { get; init; }

    /// <summary>The company; trips without one are a group of their own.</summary>
    [OneHot(Top = 40, Missing = Missing.OwnBucket)]
    public float[] Company { get; init; }

    /// <summary>Hour of the day.</summary>
    [OneHot]
    public float[] Hour { get; init; }

    /// <summary>Day of the week.</summary>
    [OneHot]
    public float[] Day { get; init; }

    /// <summary>Month of the year.</summary>
    [OneHot]
    public float[] Month { get; init; }

    /// <summary>Where the trip began.</summary>
    [OneHot(Missing = Missing.OwnBucket)]
    public float[] PickupArea { get; init; }

    /// <summary>Where the trip ended.</summary>
    [OneHot(Missing = Missing.OwnBucket)]
    public float[] DropoffArea { get; init; }

    /// <summary>South to north in ten bands: fine enough for a model, too coarse to find a door.</summary>
    [Bucketize(10, From = nameof(OpenTrip.DropoffLatitude), Missing = Missing.OwnBucket), Permit("ten bands over the city, reviewed")]
    public int DropoffBand { get; init; }

    [Label]
    private static bool BigTip(in Trip.Row trip) => trip.Tips > 0.2f * trip.Fare;
}
