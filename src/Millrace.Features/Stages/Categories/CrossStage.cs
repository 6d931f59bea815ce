using System.Collections.Immutable;
using System.IO.Hashing;
using System.Text.Json;

namespace Millrace.Features;

/// <summary>One id of several columns.</summary>
internal sealed class CrossStage(int buckets, int seed) : FittedStage
{
    public override FeatureForm FormOf(FeatureForm input) => new(FeatureKind.Category, Lanes: 1, buckets);

    public override ImmutableArray<FeatureFlow> Bind(ImmutableArray<FeatureFlow> lanes, FlowContext context) =>
    [
        new CrossFlow([.. lanes.Cast<ColumnFlow>().Select(static lane => lane.Shape.Accept(new CrossPartFactory(lane)))], this),
    ];

    /// <summary>The bucket of the parts of a row. Fixed for all time: fitted models rely on it.</summary>
    public int Of(ReadOnlySpan<byte> parts) => (int)(XxHash3.HashToUInt64(parts, seed) % (ulong)buckets);

    public override void Write(Utf8JsonWriter json)
    {
    }

    public override string Describe(bool masked) => $"{buckets} buckets";
}
