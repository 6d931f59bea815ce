using System.Collections.Immutable;

namespace Millrace.Features;

/// <summary>A stage of texts by code that is not ours.</summary>
internal sealed class CustomTextStage<TTransform>(TTransform transform) : CustomStage(transform.Width, transform.Write), IRowTexts
    where TTransform : ITextTransform<TTransform>
{
    public int Width => transform.Width;

    public void Read(TextRows rows, Span<double> destination) => transform.Apply(rows, destination);

    protected override CustomRows RowsOf(ImmutableArray<FeatureFlow> lanes, int slot) =>
        new CustomTextRows<TTransform>(transform, [.. lanes.Select(static lane => ((ColumnFlow)lane).Source)], slot);
}
