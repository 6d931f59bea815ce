using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

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
        Vector<double> sums = default;
        int i = 0;
        for (; i <= values.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector.Widen(new Vector<float>(values[i..]), out Vector<double> low, out Vector<double> high);
            sums += low + high;
        }

        double sum = Vector.Sum(sums);
        for (; i < values.Length; i++)
            sum += values[i];
        return sum;
    }

    /// <summary>Microseconds since <see cref="Readings.Start"/>.</summary>
    public static long Of(ReadOnlySpan<DateTime> values)
    {
        // A time's kind lies above its ticks.
        ReadOnlySpan<long> times = MemoryMarshal.Cast<DateTime, long>(values);
        var ticks = new Vector<long>((1L << 62) - 1);
        var start = new Vector<long>(Readings.Start.Ticks);
        Vector<long> sums = default;
        int i = 0;
        for (; i <= times.Length - Vector<long>.Count; i += Vector<long>.Count)
            sums += (new Vector<long>(times[i..]) & ticks) - start;
        long sum = Vector.Sum(sums);
        for (; i < values.Length; i++)
            sum += values[i].Ticks - Readings.Start.Ticks;
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
