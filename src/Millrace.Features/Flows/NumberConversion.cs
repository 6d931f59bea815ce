using System.Numerics;

namespace Millrace.Features;

internal readonly struct NumberConversion<T> : IConversion<T>
    where T : struct, INumberBase<T>
{
    public static void ToDoubles(ReadOnlySpan<T> values, Span<double> numbers)
    {
        for (int i = 0; i < values.Length; i++)
            numbers[i] = double.CreateTruncating(values[i]);
    }
}
