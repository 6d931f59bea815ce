using System.Collections.Immutable;

namespace Millrace.Features;

/// <summary>A stage that computes each lane from that lane alone, and of one lane one.</summary>
internal abstract class LaneStage : FittedStage
{
    /// <summary>Makes the code of one lane.</summary>
    public abstract FeatureFlow Bind(FeatureFlow lane, FlowSlots slots);

    public sealed override ImmutableArray<FeatureFlow> Bind(ImmutableArray<FeatureFlow> lanes, FlowSlots slots) => [.. lanes.Select(lane => Bind(lane, slots))];
}
