using System.Collections.Immutable;

namespace Millrace.Features;

/// <summary>A stage of numbers by code that is not ours.</summary>
internal sealed class CustomNumberStage<TTransform>(TTransform transform) : CustomStage(transform.Width, transform.Write)
    where TTransform : INumberTransform<TTransform>
{
    protected override CustomRows RowsOf(ImmutableArray<FeatureFlow> lanes, int slot) =>
        new CustomNumberRows<TTransform>(transform, [.. lanes.Select(NumberFlow.Of)], slot);
}
