namespace Millrace.Features;

/// <summary>The sine of shares of a full turn.</summary>
internal readonly struct SineMap : INumberMap
{
    public void Map(Span<double> values)
    {
        for (int i = 0; i < values.Length; i++)
            values[i] = Math.Sin(2 * Math.PI * values[i]);
    }
}
