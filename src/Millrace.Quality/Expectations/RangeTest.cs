using System.Numerics;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Whether a number lies in a range. It is compared with the ends as a double; NaN lies outside.</summary>
internal readonly struct RangeTest<T>(RangeExpectation range) : IValueTest<T>
    where T : struct, INumber<T>
{
    private readonly double _least = range.Minimum;
    private readonly double _most = range.Maximum;

    public bool Holds(T value)
    {
        double number = double.CreateTruncating(value);
        return number >= _least && number <= _most;
    }
}
