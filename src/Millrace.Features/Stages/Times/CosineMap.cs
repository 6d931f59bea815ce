namespace Millrace.Features;

/// <summary>The cosine of shares of a full turn.</summary>
internal readonly struct CosineMap : INumberMap
{
    public void Map(Span<double> values)
    {
        for (int i = 0; i < values.Length; i++)
            values[i] = Math.Cos(2 * Math.PI * values[i]);
    }
}
