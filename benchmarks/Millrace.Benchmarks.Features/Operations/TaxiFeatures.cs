namespace Millrace.Benchmarks.Features;

/// <summary>The features of the taxi sample: three z-scores, four bucketized coordinates, seven vocabularies.</summary>
[Features<TaxiTrip>]
public partial record struct TaxiFeatures
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

    /// <summary>Where it began.</summary>
    [Bucketize(10, Missing = Missing.OwnBucket)]
    public int PickupLatitude { get; init; }

    /// <summary>Where it began.</summary>
    [Bucketize(10, Missing = Missing.OwnBucket)]
    public int PickupLongitude { get; init; }

    /// <summary>Where it ended.</summary>
    [Bucketize(10, Missing = Missing.OwnBucket)]
    public int DropoffLatitude { get; init; }

    /// <summary>Where it ended.</summary>
    [Bucketize(10, Missing = Missing.OwnBucket)]
    public int DropoffLongitude { get; init; }

    /// <summary>How it was paid.</summary>
    [Vocabulary(Top = 1_000, OutOfVocabulary = 10)]
    public int PaymentType { get; init; }

    /// <summary>The company.</summary>
    [Vocabulary(Top = 1_000, OutOfVocabulary = 10)]
    public int Company { get; init; }

    /// <summary>Hour of the day.</summary>
    [Vocabulary(Top = 77)]
    public int Hour { get; init; }

    /// <summary>Day of the week.</summary>
    [Vocabulary(Top = 77)]
    public int Day { get; init; }

    /// <summary>Month of the year.</summary>
    [Vocabulary(Top = 77)]
    public int Month { get; init; }

    /// <summary>Area in which it began.</summary>
    [Vocabulary(Top = 77)]
    public int PickupArea { get; init; }

    /// <summary>Area in which it ended.</summary>
    [Vocabulary(Top = 77)]
    public int DropoffArea { get; init; }
}
