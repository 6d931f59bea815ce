using System.Text.Json;

namespace Millrace.Features;

internal sealed class HashStage(int buckets, int seed, Missing missing) : LaneStage, ILookup
{
    private readonly CategoryIds _ids = new([], buckets, missing == Missing.OwnBucket ? buckets : 0, seed);

    public CategoryIds Lookup => _ids;

    public override FeatureForm FormOf(FeatureForm input) => input.ToIds(buckets + (missing == Missing.OwnBucket ? 1 : 0));

    public override FeatureFlow Bind(FeatureFlow lane, FlowContext context) => _ids.BindAny(lane, context);

    public override void Write(Utf8JsonWriter json)
    {
    }

    public override string Describe(bool masked) => $"{buckets} buckets";
}
