using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
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

    public bool HoldsForAll(ReadOnlySpan<T> values)
    {
        if (typeof(T) == typeof(double))
            return NumberBlocks.AreWithin(As<double>(values), _least, _most);
        return typeof(T) == typeof(float) && NumberBlocks.AreWithin(As<float>(values), _least, _most);
    }

    private static ReadOnlySpan<TAs> As<TAs>(ReadOnlySpan<T> values)
        where TAs : struct => MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<T, TAs>(ref MemoryMarshal.GetReference(values)), values.Length);
}
