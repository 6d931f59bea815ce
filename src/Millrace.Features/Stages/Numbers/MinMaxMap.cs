using System.Runtime.Intrinsics;

namespace Millrace.Features;

internal readonly struct MinMaxMap(double minimum, double maximum, double low, double high, bool clip) : IVectorMap
{
    private readonly Ratio _ratio = new(minimum, minimum, maximum);

    public void Map(Span<double> values) => VectorLoop.Run(values, this);

    // Weighed so, the ends are exact.
    public Vector256<double> Of(Vector256<double> values)
    {
        Vector256<double> share = _ratio.Of(VectorLoop.Clamp(values, -double.MaxValue, double.MaxValue));
        share = clip ? VectorLoop.Clamp(share, 0, 1) : VectorLoop.Clamp(share, -float.MaxValue, float.MaxValue);
        Vector256<double> moved = ((Vector256<double>.One - share) * low) + (share * high);
        moved = VectorLoop.Clamp(moved, -float.MaxValue, float.MaxValue);
        return clip ? moved : VectorLoop.WhereFinite(values, moved);
    }
}
