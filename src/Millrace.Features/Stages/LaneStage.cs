using System.Collections.Immutable;

namespace Millrace.Features;

/// <summary>A stage that computes each lane from that lane alone, and of one lane one.</summary>
internal abstract class LaneStage : FittedStage
{
    /// <summary>Makes the code of one lane.</summary>
    public abstract FeatureFlow Bind(FeatureFlow lane, FlowContext context);

    /// <summary>What counts the values of a lane that are not kept; null where there is nothing to count, or another lane counts it.</summary>
    public virtual UnkeptValues? Unkept(FeatureFlow lane, FlowContext context) => null;

    public sealed override ImmutableArray<FeatureFlow> Bind(ImmutableArray<FeatureFlow> lanes, FlowContext context) => [.. lanes.Select(lane => Bind(lane, context))];

    public sealed override IEnumerable<UnkeptValues> Unkept(ImmutableArray<FeatureFlow> lanes, FlowContext context) =>
        lanes.Select(lane => Unkept(lane, context)).OfType<UnkeptValues>();
}
