using System.Runtime.Intrinsics;

namespace Millrace.Features;

/// <summary>(value − origin) / (to − from), whatever finite numbers they are; 0 where <paramref name="from"/> equals <paramref name="to"/>.</summary>
/// <param name="origin">What becomes 0.</param>
/// <param name="from">The beginning of what becomes 1 long.</param>
/// <param name="to">Its end, not below its beginning.</param>
internal readonly struct Ratio(double origin, double from, double to)
{
    // Between two numbers may lie more than a double holds. Halves of them it holds, and all else is as it was.
    private readonly double _scale = double.IsFinite(to - from) ? 1 : 0.5;
    private readonly double _span = from == to ? double.PositiveInfinity : double.IsFinite(to - from) ? to - from : (to / 2) - (from / 2);

    /// <summary>The ratio of each number, which is finite or NaN: no further from 0 than a double reaches.</summary>
    public Vector256<double> Of(Vector256<double> values)
    {
        Vector256<double> difference = (values * _scale) - Vector256.Create(origin * _scale);
        return VectorLoop.Clamp(difference, -double.MaxValue, double.MaxValue) / Vector256.Create(_span);
    }
}
