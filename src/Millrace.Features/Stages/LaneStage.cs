using System.Collections.Immutable;

namespace Millrace.Features;

/// <summary>A stage that computes each lane from that lane alone, and of one lane one.</summary>
internal abstract class LaneStage : FittedStage
{
    /// <summary>Makes the code of one lane.</summary>
    public abstract FeatureFlow Bind(FeatureFlow lane, FlowContext context);

    public sealed override ImmutableArray<FeatureFlow> Bind(ImmutableArray<FeatureFlow> lanes, FlowContext context) => [.. lanes.Select(lane => Bind(lane, context))];
}
