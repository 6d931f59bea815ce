using Millrace.Features;

namespace Millrace.Learning.Tests.Support;

/// <summary>Features of rides with tags, whose ids are sparse.</summary>
[Features<TaggedRide>]
public partial record struct TaggedFeatures
{
    /// <summary>Miles.</summary>
    [ZScore]
    public float Miles { get; init; }

    /// <summary>Tags.</summary>
    [Vocabulary(Top = 3, OutOfVocabulary = 2)]
    public int[] Tags { get; init; }

    /// <summary>Company.</summary>
    [Vocabulary]
    public int Company { get; init; }

    /// <summary>Fits them.</summary>
    public static Fitted<TaggedFeatures> Fit(params TaggedRide[] rides)
    {
        var fitter = new FeatureFitter<TaggedFeatures>();
        fitter.Add(Batch(rides));
        return fitter.Complete();
    }

    /// <summary>The rides as a batch.</summary>
    public static TaggedRide.Batch Batch(params TaggedRide[] rides)
    {
        var batch = new TaggedRide.Batch(rides.Length);
        foreach (TaggedRide ride in rides)
            batch.Add(in ride);
        return batch;
    }

    [Label]
    private static float GoodTip(in TaggedRide.Row ride) => ride.Tip > 1 ? 1 : 0;
}
