namespace Millrace.Features;

internal readonly struct ZScoreMap(double mean, double deviation) : INumberMap
{
    private readonly double _mean = mean;
    private readonly double _scale = deviation > 0 ? 1 / deviation : 0;

    public float Missing => 0;

    public float Map(double value) =>
        double.IsFinite(value) && _scale > 0 ? (float)Math.Clamp((value - _mean) * _scale, -float.MaxValue, float.MaxValue) : 0;
}
