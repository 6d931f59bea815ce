using Millrace.Data;
using Millrace.Features;

namespace Millrace.MLNet.Tests.RealData;

/// <summary>Features of taxi trips, in the shape that the generator emits.</summary>
internal readonly record struct TaxiFeatures : ILabeledFeatures<TaxiFeatures, TaxiTrip>
{
    public static FeatureSetInfo FeatureSet { get; } = new("TaxiFeatures",
    [
        new FeatureInfo("Miles", ["trip_miles"], [new ZScoreSpec()]),
        new FeatureInfo("Fare", ["fare"], [new ZScoreSpec()]),
        new FeatureInfo("Seconds", ["trip_seconds"], [new ZScoreSpec()]),
        new FeatureInfo("FareBucket", ["fare"], [new BucketizeSpec(10, Missing.OwnBucket)]),
        new FeatureInfo("Hour", ["trip_start_hour"], [new VocabularySpec(24, 1)]),
        new FeatureInfo("Day", ["trip_start_day"], [new VocabularySpec(7, 1)]),
        new FeatureInfo("Month", ["trip_start_month"], [new VocabularySpec(12, 1)]),
        new FeatureInfo("Payment", ["payment_type"], [new OneHotSpec(10, Missing.Default)]),
        new FeatureInfo("Company", ["company"], [new VocabularySpec(100, 1)]),
        new FeatureInfo("PickupArea", ["pickup_community_area"], [new VocabularySpec(100, 1)]),
        new FeatureInfo("DropoffArea", ["dropoff_community_area"], [new BucketizeSpec(20, Missing.OwnBucket)]),
        new FeatureInfo("PickupLatitude", ["pickup_latitude"], [new BucketizeSpec(10, Missing.OwnBucket)]),
        new FeatureInfo("PickupLongitude", ["pickup_longitude"], [new BucketizeSpec(10, Missing.OwnBucket)]),
        new FeatureInfo("DropoffLatitude", ["dropoff_latitude"], [new BucketizeSpec(10, Missing.OwnBucket)]),
        new FeatureInfo("DropoffLongitude", ["dropoff_longitude"], [new BucketizeSpec(10, Missing.OwnBucket)]),
    ], labelName: "BigTip");

    static SchemaInfo IFeatures<TaxiFeatures>.InputSchema => TaxiTrip.Schema;

    static TaxiFeatures IFeatures<TaxiFeatures>.FromVector(FeatureLayout layout, ReadOnlySpan<float> vector) => default;

    static void ILabeledFeatures<TaxiFeatures, TaxiTrip>.ReadLabels(Batch<TaxiTrip> batch, Span<float> labels)
    {
        var trips = (TaxiTrip.Batch)batch;
        for (int i = 0; i < trips.Count; i++)
            labels[i] = trips.Tips[i] > 0.2f * trips.Fare[i] ? 1 : 0;
    }
}
