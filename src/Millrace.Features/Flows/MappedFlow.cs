namespace Millrace.Features;

/// <summary>Numbers of which each becomes another one.</summary>
internal sealed class MappedFlow<TMap>(NumberFlow source, TMap map) : NumberFlow
    where TMap : struct, INumberMap
{
    public override void Read(FeatureWork work, int first, Span<double> values)
    {
        source.Read(work, first, values);
        map.Map(values);
    }
}
