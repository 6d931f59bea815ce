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

    public static bool IsInterval => true;

    public bool Holds(T value)
    {
        double number = double.CreateTruncating(value);
        return number >= _least && number <= _most;
    }

    public int CountBroken(ReadOnlySpan<T> values)
    {
        if (typeof(T) == typeof(double))
            return NumberBlocks.CountOutside(As<double>(values), _least, _most);
        if (typeof(T) == typeof(float))
            return NumberBlocks.CountOutside(As<float>(values), _least, _most);
        if (typeof(T) == typeof(long))
            return NumberBlocks.CountOutside(As<long>(values), _least, _most);

        // Whole numbers that doubles hold exactly are compared with the whole numbers at the ends.
        bool isShort = typeof(T) == typeof(int) || typeof(T) == typeof(uint) || typeof(T) == typeof(short) || typeof(T) == typeof(ushort)
            || typeof(T) == typeof(sbyte) || typeof(T) == typeof(byte);
        (double first, double last) = (Math.Ceiling(_least), Math.Floor(_most));
        return isShort && first <= double.CreateTruncating(T.CreateSaturating(first)) && last >= double.CreateTruncating(T.CreateSaturating(last))
            ? NumberBlocks.CountOutside(values, T.CreateSaturating(first), T.CreateSaturating(last))
            : -1;
    }

    private static ReadOnlySpan<TAs> As<TAs>(ReadOnlySpan<T> values)
        where TAs : struct => MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<T, TAs>(ref MemoryMarshal.GetReference(values)), values.Length);
}
