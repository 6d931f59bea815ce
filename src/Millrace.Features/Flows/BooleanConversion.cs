namespace Millrace.Features;

internal readonly struct BooleanConversion : IConversion<bool>
{
    public static void ToDoubles(ReadOnlySpan<bool> values, Span<double> numbers)
    {
        for (int i = 0; i < values.Length; i++)
            numbers[i] = values[i] ? 1 : 0;
    }
}
