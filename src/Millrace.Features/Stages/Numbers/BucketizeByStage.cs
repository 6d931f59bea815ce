using System.Collections.Immutable;
using System.Text.Json;

namespace Millrace.Features;

/// <summary>Buckets with given bounds: nothing is learned and nothing written.</summary>
internal sealed class BucketizeByStage(double[] bounds, Missing missing) : LaneStage
{
    private bool HasOwn => missing == Missing.OwnBucket;

    public override FeatureForm FormOf(FeatureForm input) => new(FeatureKind.Category, input.Lanes, bounds.Length + 1 + (HasOwn ? 1 : 0));

    public override FeatureFlow Bind(FeatureFlow lane, FlowContext context) => new BucketFlow(NumberFlow.Of(lane), bounds, HasOwn ? bounds.Length + 1 : 0);

    public override ImmutableArray<string> Meanings(int lane) => BandNames.Of(bounds, HasOwn);

    public override void Write(Utf8JsonWriter json)
    {
    }

    public override string Describe(bool masked) => "";
}
