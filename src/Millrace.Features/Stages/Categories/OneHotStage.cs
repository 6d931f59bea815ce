using System.Collections.Immutable;

namespace Millrace.Features;

/// <summary>Indicators of the kept values of a column.</summary>
internal sealed class OneHotStage(ImmutableArray<string> values, Missing missing)
    : CategoryStage(new CategoryIds(values, buckets: 1, MissingId(values.Length, missing)))
{
    private int Width => Ids.Values.Length + (missing == Missing.OwnBucket ? 2 : 1);

    public override FeatureForm FormOf(FeatureForm input) => new(FeatureKind.Indicator, input.Lanes, Width);

    public override FeatureFlow Bind(FeatureFlow lane, FlowContext context) => new IndicatorFlow(Ids.Bind(lane, context));

    public override ImmutableArray<string> Meanings(int lane) => missing == Missing.OwnBucket ? base.Meanings(lane).Add("(missing)") : base.Meanings(lane);

    private static int MissingId(int kept, Missing missing) => missing switch
    {
        Missing.OwnBucket => kept + 1,
        Missing.Zero => IdFlow.None,
        _ => kept,
    };
}
