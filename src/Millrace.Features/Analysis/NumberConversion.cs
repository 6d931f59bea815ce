using System.Numerics;
using System.Runtime.CompilerServices;

namespace Millrace.Features;

internal readonly struct NumberConversion<T> : IConversion<T>
    where T : struct, INumberBase<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double ToDouble(T value) => double.CreateTruncating(value);
}
