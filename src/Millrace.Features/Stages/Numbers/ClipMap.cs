using System.Runtime.Intrinsics;

namespace Millrace.Features;

internal readonly struct ClipMap(double low, double high) : IVectorMap
{
    public void Map(Span<double> values) => VectorLoop.Run(values, this);

    public Vector256<double> Of(Vector256<double> values) => VectorLoop.Clamp(values, low, high);
}
