using System.Runtime.Intrinsics;

namespace Millrace.Features;

internal readonly struct ZScoreMap(double mean, double deviation) : IVectorMap
{
    private readonly Ratio _ratio = new(mean, 0, deviation);

    public void Map(Span<double> values) => VectorLoop.Run(values, this);

    // A number of which nobody knows how far it lies from the mean is missing.
    public Vector256<double> Of(Vector256<double> values) =>
        VectorLoop.WhereFinite(values, VectorLoop.Clamp(_ratio.Of(values), -float.MaxValue, float.MaxValue));
}
