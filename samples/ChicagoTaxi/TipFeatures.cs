using Millrace;

namespace ChicagoTaxi;

/// <summary>
/// What the models see of a trip, which is what TFX makes of this data: three scaled numbers, the places in ten bands each, payment and company by their
/// frequency, and what is a category already. Census tracts are left out, and a missing place has a band of its own. It is bound to <see cref="OpenTrip"/>, which exists when a prediction is asked for; the tip does not.
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

    /// <summary>South to north where the trip began: fine enough for a model, too coarse to find a door.</summary>
    [Bucketize(10, From = nameof(OpenTrip.PickupLatitude), Missing = Missing.OwnBucket), Permit("ten bands over the city, reviewed")]
    public int PickupNorth { get; init; }

    /// <summary>West to east where the trip began.</summary>
    [Bucketize(10, From = nameof(OpenTrip.PickupLongitude), Missing = Missing.OwnBucket), Permit("ten bands over the city, reviewed")]
    public int PickupEast { get; init; }

    /// <summary>South to north where the trip ended.</summary>
    [Bucketize(10, From = nameof(OpenTrip.DropoffLatitude), Missing = Missing.OwnBucket), Permit("ten bands over the city, reviewed")]
    public int DropoffNorth { get; init; }

    /// <summary>West to east where the trip ended.</summary>
    [Bucketize(10, From = nameof(OpenTrip.DropoffLongitude), Missing = Missing.OwnBucket), Permit("ten bands over the city, reviewed")]
    public int DropoffEast { get; init; }

    /// <summary>How the trip was paid; the strongest signal of all.</summary>
    [Vocabulary(Top = 1000, OutOfVocabulary = 10)]
    public int PaymentType { get; init; }

    /// <summary>The company; companies that are not in the vocabulary share ten ids.</summary>
    [Vocabulary(Top = 1000, OutOfVocabulary = 10)]
    public int Company { get; init; }

    /// <summary>Hour of the day.</summary>
    [Vocabulary(Top = 24)]
    public int Hour { get; init; }

    /// <summary>Day of the week.</summary>
    [Vocabulary(Top = 7)]
    public int Day { get; init; }

    /// <summary>Month of the year.</summary>
    [Vocabulary(Top = 12)]
    public int Month { get; init; }

    /// <summary>Where the trip began.</summary>
    [Vocabulary(Top = 77)]
    public int PickupArea { get; init; }

    /// <summary>Where the trip ended.</summary>
    [Vocabulary(Top = 77)]
    public int DropoffArea { get; init; }

    [Label]
    private static bool BigTip(in Trip.Row trip) => trip.Tips > 0.2f * trip.Fare;
}
