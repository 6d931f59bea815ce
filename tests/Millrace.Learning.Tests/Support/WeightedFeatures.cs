using Millrace.Features;

namespace Millrace.Learning.Tests.Support;

/// <summary>The features of <see cref="RideFeatures"/>, of rides that count more or less.</summary>
[Features<WeightedRide>]
public partial record struct WeightedFeatures
{
    /// <summary>Miles.</summary>
    [ZScore]
    public float Miles { get; init; }

    /// <summary>Hours.</summary>
    [PassThrough(KeepMissing = true)]
    public float Hours { get; init; }

    /// <summary>Company.</summary>
    [Vocabulary(Top = 3, OutOfVocabulary = 2)]
    public int Company { get; init; }

    /// <summary>Payment.</summary>
    [OneHot(Top = 10), Permit("test")]
    public float[] Payment { get; init; }

    /// <summary>Fits them.</summary>
    public static Fitted<WeightedFeatures> Fit(params WeightedRide[] rides)
    {
        var fitter = new FeatureFitter<WeightedFeatures>();
        fitter.Add(Batch(rides));
        return fitter.Complete();
    }

    /// <summary>The rides as a batch.</summary>
    public static WeightedRide.Batch Batch(params WeightedRide[] rides)
    {
        var batch = new WeightedRide.Batch(rides.Length);
        foreach (WeightedRide ride in rides)
            batch.Add(in ride);
        return batch;
    }

    [Label]
    private static float GoodTip(in WeightedRide.Row ride) => ride.Tip < 0 ? ride.Tip : ride.Tip > 1 ? 1 : 0;

    [Weight]
    private static float Importance(in WeightedRide.Row ride) => ride.Times;
}
