using System.Collections.Immutable;

namespace Millrace.Features;

/// <summary>Indicators of the kept values of lists.</summary>
internal sealed class MultiHotStage(ImmutableArray<string> values, bool counts)
    : CategoryStage(new CategoryIds(values, buckets: 1, missing: values.Length))
{
    public override FeatureForm FormOf(FeatureForm input) => new(FeatureKind.Indicator, input.Lanes, Ids.Values.Length + 1);

    public override UnkeptValues Unkept(FeatureFlow lane, FlowContext context) => UnkeptValues.OfElements(context.ItemsOf((ColumnFlow)lane), Ids, context);

    public override FeatureFlow Bind(FeatureFlow lane, FlowContext context)
    {
        var list = (ColumnFlow)lane;
        return new MultiHotFlow(new IdListFlow(list.Source, Ids.Bind(context.ItemsOf(list), context)), counts);
    }
}
