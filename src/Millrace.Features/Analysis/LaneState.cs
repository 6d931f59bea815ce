using System.Collections.Immutable;

namespace Millrace.Features;

/// <summary>The lanes of a feature at some stage. Immutable.</summary>
/// <param name="Flows">The values of each.</param>
/// <param name="Keys">What each is, so that features that have a lane in common learn it once.</param>
internal sealed record LaneState(ImmutableArray<FeatureFlow> Flows, ImmutableArray<string> Keys)
{
    /// <summary>Lanes behind a stage that has not been learned: numbers or ids, in any case no columns.</summary>
    public static LaneState Unknown { get; } = new([new ConstantFlow(0)], ["not known yet"]);

    /// <summary>The lanes after one more stage.</summary>
    /// <param name="spec">The stage as it is defined.</param>
    /// <param name="stage">The stage as it is fitted.</param>
    /// <param name="context">What stages are bound with.</param>
    public LaneState Then(FeatureSpec spec, FittedStage stage, FlowContext context)
    {
        ImmutableArray<FeatureFlow> flows = stage.Bind(Flows, context);
        string step = $" > {spec.Name} {JsonText.Of(spec.WriteSettings)} {JsonText.Of(stage.Write)}";
        bool isEach = flows.Length == Keys.Length && !stage.Mixes;
        return new LaneState(flows, [.. flows.Select((_, i) => isEach ? Keys[i] + step : $"({string.Join(", ", Keys)}){step} {i}")]);
    }
}
