using System.Runtime.Intrinsics;

namespace Millrace.Features;

internal readonly struct RobustScaleMap(double first, double median, double third) : IVectorMap
{
    private readonly Ratio _ratio = new(median, first, third);

    public void Map(Span<double> values) => VectorLoop.Run(values, this);

    public Vector256<double> Of(Vector256<double> values) =>
        VectorLoop.WhereFinite(values, VectorLoop.Clamp(_ratio.Of(values), -float.MaxValue, float.MaxValue));
}
