using Millrace.Data;
using Millrace.Features;

namespace Millrace.Learning.Tests.Support;

/// <summary>Features of rides, in the shape that the generator emits: a quantity, one that may be NaN, a category, indicators.</summary>
public readonly record struct RideFeatures : ILabeledFeatures<RideFeatures, Ride>
{
    /// <inheritdoc/>
    public static FeatureSetInfo FeatureSet { get; } = new("RideFeatures",
    [
        new FeatureInfo("Miles", ["miles"], [new ZScoreSpec()]),
        new FeatureInfo("Hours", ["hours"], [new PassThroughSpec(true)]),
        new FeatureInfo("Company", ["company"], [new VocabularySpec(3, 2)]),
        new FeatureInfo("Payment", ["payment"], [new OneHotSpec(10, Missing.Default)]) { Permit = "test" },
    ], labelName: "GoodTip");

    static SchemaInfo IFeatures<RideFeatures>.InputSchema => OpenRide.Schema;

    static RideFeatures IFeatures<RideFeatures>.FromVector(FeatureLayout layout, ReadOnlySpan<float> vector) => default;

    static void ILabeledFeatures<RideFeatures, Ride>.ReadLabels(Batch<Ride> batch, Span<float> labels)
    {
        var rides = (Ride.Batch)batch;
        for (int i = 0; i < rides.Count; i++)
            labels[i] = rides.Tip[i] < 0 ? rides.Tip[i] : rides.Tip[i] > 1 ? 1 : 0;
    }
}
