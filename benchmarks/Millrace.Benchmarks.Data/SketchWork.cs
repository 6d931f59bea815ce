using System.Runtime.InteropServices;
using BenchmarkDotNet.Attributes;
using Millrace.Data;
using Millrace.Quality;

namespace Millrace.Benchmarks.Data;

/// <summary>What statistics cost a value on one thread: each sketch over random numbers in batches, beside putting the numbers in order.</summary>
[Unit(nameof(Rows))]
public class SketchWork
{
    private const int BatchRows = 16_384;

    private double[] _doubles = [];
    private float[] _floats = [];
    private int[] _integers = [];
    private double[] _weights = [];
    private ulong[] _hashes = [];

    /// <summary>Numbers.</summary>
    [ParamsSource(nameof(Sizes))]
    public int Rows { get; set; }

    /// <summary>The size for the mode.</summary>
    public static IEnumerable<int> Sizes => [Scale.Of(2_000_000, 10_000_000)];

    /// <summary>Draws the numbers.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        _doubles = [.. Enumerable.Range(0, Rows).Select(_ => random.NextDouble())];
        _floats = [.. _doubles.Select(static value => (float)value)];
        _integers = [.. _doubles.Select(static value => (int)(value * 1e9))];
        _weights = [.. _doubles.Select(static value => 1 + value)];
        _hashes = [.. _integers.Select(static value => ValueHash.Of((long)value))];
    }

    /// <summary>All numbers in order, which every quantile would be exact of.</summary>
    [Benchmark(Baseline = true, Description = "sorted")]
    public double Sorted()
    {
        double[] copy = [.. _doubles];
        Array.Sort(copy);
        return copy[copy.Length / 2];
    }

    /// <summary>Quantiles of doubles.</summary>
    [Benchmark(Description = "quantiles, double")]
    public double? QuantilesOfDoubles() => Quantiles<double>(_doubles);

    /// <summary>Quantiles of floats.</summary>
    [Benchmark(Description = "quantiles, float")]
    public double? QuantilesOfFloats() => Quantiles<float>(_floats);

    /// <summary>Quantiles of whole numbers.</summary>
    [Benchmark(Description = "quantiles, int")]
    public double? QuantilesOfIntegers() => Quantiles<int>(_integers);

    /// <summary>Quantiles of numbers with weights.</summary>
    [Benchmark(Description = "quantiles, weighted")]
    public double? QuantilesWeighted()
    {
        var sketch = new QuantileSketch(1);
        for (int start = 0; start < Rows; start += BatchRows)
            sketch.Add(_doubles.AsSpan(start, Math.Min(BatchRows, Rows - start)), _weights.AsSpan(start, Math.Min(BatchRows, Rows - start)));
        return sketch.View().FiniteQuantile(0.5);
    }

    /// <summary>Mean, deviation and ends.</summary>
    [Benchmark(Description = "moments, double")]
    public double Spread()
    {
        var moments = new Moments();
        for (int start = 0; start < Rows; start += BatchRows)
            moments.Add<double>(_doubles.AsSpan(start, Math.Min(BatchRows, Rows - start)));
        return moments.PopulationDeviation;
    }

    /// <summary>Different values, hashed along.</summary>
    [Benchmark(Description = "distinct, hashed along")]
    public long Distinct()
    {
        var sketch = new DistinctSketch();
        foreach (int value in _integers)
            sketch.Add(ValueHash.Of((long)value));
        return sketch.Count;
    }

    /// <summary>Different values of given hashes.</summary>
    [Benchmark(Description = "distinct, of hashes")]
    public long DistinctOfHashes()
    {
        var sketch = new DistinctSketch();
        sketch.Add(_hashes);
        return sketch.Count;
    }

    /// <summary>Frequent values among a thousand.</summary>
    [Benchmark(Description = "frequent values, a thousand")]
    public double FrequentFew() => Frequent(1000);

    /// <summary>Frequent values where nearly all differ.</summary>
    [Benchmark(Description = "frequent values, all different")]
    public double FrequentMany() => Frequent(int.MaxValue);

    private static double? Quantiles<T>(ReadOnlySpan<T> values)
        where T : struct, System.Numerics.INumberBase<T>
    {
        var sketch = new QuantileSketch(1);
        for (int start = 0; start < values.Length; start += BatchRows)
            sketch.Add(values.Slice(start, Math.Min(BatchRows, values.Length - start)));
        return sketch.View().FiniteQuantile(0.5);
    }

    private double Frequent(int modulus)
    {
        var items = new FrequentItems();
        foreach (int value in _integers)
        {
            long key = value % modulus;
            items.Add(ValueHash.Of(key), MemoryMarshal.AsBytes(new ReadOnlySpan<long>(in key)));
        }

        return items.Top(10)[0].Weight;
    }
}
