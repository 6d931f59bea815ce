namespace Millrace.Features;

internal readonly struct PassThroughMap : INumberMap
{
    public void Map(Span<double> values)
    {
    }
}
