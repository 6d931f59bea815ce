namespace Millrace.Features;

/// <summary>Numbers as shares of a period; what lies whole periods apart is the same.</summary>
internal readonly struct PeriodMap(double period) : INumberMap
{
    public void Map(Span<double> values)
    {
        for (int i = 0; i < values.Length; i++)
            values[i] = values[i] % period / period;
    }
}
