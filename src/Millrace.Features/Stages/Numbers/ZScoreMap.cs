namespace Millrace.Features;

internal readonly struct ZScoreMap(double mean, double deviation) : INumberMap
{
    private readonly double _scale = deviation > 0 ? 1 / deviation : 0;

    // A number of which nobody knows how far it lies from the mean is missing.
    public void Map(Span<double> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            // Between two numbers may lie more than a double holds, and zero times that is none.
            double score = Math.Clamp(values[i] - mean, -double.MaxValue, double.MaxValue) * _scale;
            values[i] = double.IsFinite(values[i]) ? Math.Clamp(score, -float.MaxValue, float.MaxValue) : double.NaN;
        }
    }
}
