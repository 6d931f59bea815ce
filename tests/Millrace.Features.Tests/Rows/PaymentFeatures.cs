using Millrace.Data;

namespace Millrace.Features.Tests.Rows;

/// <summary>Features whose label is a class, in the shape that the generator emits. The empty text stands for a missing class.</summary>
internal record struct PaymentFeatures : ILabeledFeatures<PaymentFeatures, Trip>, IFeatures<PaymentFeatures, TripInput>
{
    public float Miles { get; init; }

    public static FeatureSetInfo FeatureSet { get; } =
        new("PaymentFeatures", [new FeatureInfo("Miles", ["trip_miles"], [new ZScoreSpec()])], labelName: "Payment", hasClasses: true);

    static SchemaInfo IFeatures<PaymentFeatures>.InputSchema => TripInput.Schema;

    static PaymentFeatures IFeatures<PaymentFeatures>.FromVector(FeatureLayout layout, ReadOnlySpan<float> vector) => new() { Miles = vector[layout[0].Offset] };

    static bool IFeatures<PaymentFeatures, Trip>.ReadClasses(Batch<Trip> batch, Span<string?> classes)
    {
        var rows = (Trip.Batch)batch;
        for (int i = 0; i < batch.Count; i++)
            classes[i] = rows.Row(i).Payment is { Length: > 0 } payment ? payment : null;
        return true;
    }
}
