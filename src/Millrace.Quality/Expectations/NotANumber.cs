using System.Runtime.CompilerServices;

namespace Millrace.Quality;

/// <summary>Tells NaN from all other values, of whatever type.</summary>
internal static class NotANumber
{
    public static bool Is<T>(T value)
        where T : struct =>
        typeof(T) == typeof(double) ? double.IsNaN(Unsafe.BitCast<T, double>(value))
        : typeof(T) == typeof(float) ? float.IsNaN(Unsafe.BitCast<T, float>(value))
        : typeof(T) == typeof(Half) && Half.IsNaN(Unsafe.BitCast<T, Half>(value));
}
