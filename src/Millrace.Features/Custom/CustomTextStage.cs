using System.Collections.Immutable;

namespace Millrace.Features;

/// <summary>A stage of texts by code that is not ours.</summary>
internal sealed class CustomTextStage<TTransform>(TTransform transform) : CustomStage(transform.Width, transform.Write)
    where TTransform : ITextTransform<TTransform>
{
    protected override CustomRows RowsOf(ImmutableArray<FeatureFlow> lanes, int slot) =>
        new CustomTextRows<TTransform>(transform, [.. lanes.Select(static lane => ((ColumnFlow)lane).Source)], slot);
}
