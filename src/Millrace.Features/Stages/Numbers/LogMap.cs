using System.Runtime.Intrinsics;

namespace Millrace.Features;

internal readonly struct LogMap(double offset, double @base) : IVectorMap
{
    private readonly double _unit = Math.Log(@base);

    public void Map(Span<double> values) => VectorLoop.Run(values, this);

    public Vector256<double> Of(Vector256<double> values)
    {
        Vector256<double> sum = values + Vector256.Create(offset), logarithm = Vector256.Log(sum) / Vector256.Create(_unit);
        Vector256<double> isPositive = Vector256.GreaterThan(sum, Vector256<double>.Zero);
        return VectorLoop.WhereFinite(sum, Vector256.ConditionalSelect(isPositive, logarithm, Vector256.Create(double.NaN)));
    }
}
