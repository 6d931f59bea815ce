using Millrace.Data;
using Millrace.Features;

namespace Millrace.Learning.Tests.Support;

/// <summary>Features of rides whose label is a class, in the shape that the generator emits: no tip, or some.</summary>
public readonly record struct TipClassFeatures : ILabeledFeatures<TipClassFeatures, Ride>
{
    /// <inheritdoc/>
    public static FeatureSetInfo FeatureSet { get; } =
        new("TipClassFeatures", [new FeatureInfo("Miles", ["miles"], [new ZScoreSpec()])], labelName: "Tip", hasClasses: true);

    static SchemaInfo IFeatures<TipClassFeatures>.InputSchema => OpenRide.Schema;

    static TipClassFeatures IFeatures<TipClassFeatures>.FromVector(FeatureLayout layout, ReadOnlySpan<float> vector) => default;

    static bool IFeatures<TipClassFeatures, Ride>.ReadClasses(Batch<Ride> batch, Span<string?> classes)
    {
        var rides = (Ride.Batch)batch;
        for (int i = 0; i < rides.Count; i++)
            classes[i] = rides.Tip[i] switch { 0 => "none", < 5 => "some", _ => "much" };
        return true;
    }
}
