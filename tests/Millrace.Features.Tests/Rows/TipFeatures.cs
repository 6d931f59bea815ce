using Millrace.Data;

namespace Millrace.Features.Tests.Rows;

/// <summary>Features as users write them; written by hand in the shape that the generator emits.</summary>
internal record struct TipFeatures : ILabeledFeatures<TipFeatures, Trip>
{
    public float Miles { get; init; }

    public int Company { get; init; }

    public float[] Payment { get; init; }

    public int PickupCell { get; init; }

    public int Passenger { get; init; }

    public static FeatureSetInfo FeatureSet { get; } = new("TipFeatures",
    [
        new FeatureInfo("Miles", ["trip_miles"], [new ZScoreSpec()]),
        new FeatureInfo("Company", ["company"], [new VocabularySpec(3, 4)]),
        new FeatureInfo("Payment", ["payment_type"], [new OneHotSpec(100, Missing.Default)]),
        new FeatureInfo("PickupCell", ["pickup_latitude"], [new BucketizeSpec(4, Missing.OwnBucket)]) { Permit = "coarse cell, reviewed" },
        new FeatureInfo("Passenger", ["passenger"], [new VocabularySpec(10, 1)]) { Permit = "test" },
    ], labelName: "BigTip");

    static SchemaInfo IFeatures<TipFeatures>.InputSchema => TripInput.Schema;

    static TipFeatures IFeatures<TipFeatures>.FromVector(FeatureLayout layout, ReadOnlySpan<float> vector) => new()
    {
        Miles = vector[layout[0].Offset],
        Company = (int)vector[layout[1].Offset],
        Payment = vector.Slice(layout[2].Offset, layout[2].Width).ToArray(),
        PickupCell = (int)vector[layout[3].Offset],
        Passenger = (int)vector[layout[4].Offset],
    };

    static void ILabeledFeatures<TipFeatures, Trip>.ReadLabels(Batch<Trip> batch, Span<float> labels)
    {
        var rows = (Trip.Batch)batch;
        for (int i = 0; i < rows.Count; i++)
            labels[i] = float.IsNaN(rows.Tips[i]) ? float.NaN : rows.Tips[i] > 1 ? 1 : 0;
    }
}
