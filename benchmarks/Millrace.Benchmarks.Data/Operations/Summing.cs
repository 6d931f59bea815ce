using System.Numerics.Tensors;

namespace Millrace.Benchmarks.Data;

/// <summary>Sums of columns, as fast as memory where that is possible: what a reader is measured for is reading.</summary>
public static class Summing
{
    /// <summary>Sum of numbers.</summary>
    public static long Of(ReadOnlySpan<long> values) => TensorPrimitives.Sum(values);

    /// <summary>Sum of numbers.</summary>
    public static double Of(ReadOnlySpan<double> values) => TensorPrimitives.Sum(values);

    /// <summary>Sum of numbers, taken as double.</summary>
    public static double Of(ReadOnlySpan<float> values)
    {
        double even = 0;
        double odd = 0;
        for (int i = 1; i < values.Length; i += 2)
        {
            even += values[i - 1];
            odd += values[i];
        }

        return even + odd + ((values.Length & 1) == 1 ? values[^1] : 0);
    }

    /// <summary>Microseconds since <see cref="Readings.Start"/>.</summary>
    public static long Of(ReadOnlySpan<DateTime> values)
    {
        long sum = 0;
        foreach (DateTime value in values)
            sum += value.Ticks - Readings.Start.Ticks;
        return sum / TimeSpan.TicksPerMicrosecond;
    }

    /// <summary>Characters of all texts.</summary>
    public static long LengthOf(ReadOnlySpan<string> values)
    {
        long sum = 0;
        foreach (string value in values)
            sum += value.Length;
        return sum;
    }
}
