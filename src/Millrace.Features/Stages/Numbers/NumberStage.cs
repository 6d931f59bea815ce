namespace Millrace.Features;

/// <summary>A stage from one number to one number.</summary>
internal abstract class NumberStage<TMap>(TMap map) : LaneStage, IRowNumbers
    where TMap : struct, INumberMap
{
    /// <summary>What becomes of numbers.</summary>
    public TMap Numbers => map;

    public sealed override FeatureForm FormOf(FeatureForm input) => new(FeatureKind.Numeric, input.Lanes);

    public sealed override FeatureFlow Bind(FeatureFlow lane, FlowContext context) => new MappedFlow<TMap>(NumberFlow.Of(lane), map);

    public void Map(Span<double> lanes, ReadOnlySpan<int> keys) => map.Map(lanes);
}
