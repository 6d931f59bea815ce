using System.Collections.Immutable;

namespace Millrace.Features;

/// <summary>Indicators of the kept values of lists.</summary>
internal sealed class MultiHotStage(ImmutableArray<string> values, bool counts)
    : CategoryStage(new CategoryIds(values, buckets: 1, missing: values.Length))
{
    /// <summary>Whether an id counts as often as the list has it.</summary>
    public bool Counts => counts;

    public override FeatureForm FormOf(FeatureForm input) => new(FeatureKind.Indicator, input.Lanes, Ids.Values.Length + 1);

    public override FeatureFlow Bind(FeatureFlow lane, FlowContext context) => new MultiHotFlow(Ids.BindLists((ColumnFlow)lane, context), counts);
}
