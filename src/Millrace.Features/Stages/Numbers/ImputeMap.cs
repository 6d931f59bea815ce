namespace Millrace.Features;

internal readonly struct ImputeMap(double value) : INumberMap
{
    public void Map(Span<double> values)
    {
        for (int i = 0; i < values.Length; i++)
            values[i] = double.IsNaN(values[i]) ? value : values[i];
    }
}
