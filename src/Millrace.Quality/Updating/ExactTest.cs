using System.Numerics;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Whether a number is one of another type, to the last digit, as readers of that type have it.</summary>
/// <typeparam name="T">The number's type.</typeparam>
/// <typeparam name="TOther">The other type.</typeparam>
internal readonly struct ExactTest<T, TOther> : IValueTest<T>
    where T : unmanaged, INumber<T>
    where TOther : unmanaged, INumber<TOther>
{
    public static bool IsInterval => false;

    public bool Holds(T value)
    {
        TOther other = default;
        return default(ExactNumber<T, TOther>).Convert([value], new Span<TOther>(ref other)) < 0;
    }

    public int CountBroken(ReadOnlySpan<T> values)
    {
        Span<TOther> others = stackalloc TOther[NumberBlocks.Length];
        return default(ExactNumber<T, TOther>).Convert(values, others) < 0 ? 0 : -1;
    }
}
