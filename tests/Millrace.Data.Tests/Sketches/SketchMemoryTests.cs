using System.Runtime.CompilerServices;

namespace Millrace.Data.Tests.Sketches;

/// <summary>What a sketch of quantiles holds of arrays, however it came to be what it is.</summary>
public sealed class SketchMemoryTests
{
    private const int Most = 144 * 1024;

    [Fact]
    public void A_sketch_holds_no_more_than_it_says_whatever_was_added_or_merged()
    {
        double[] values = Samples.Of("uniform", 1 << 18, seed: 1), weights = [.. Enumerable.Range(0, values.Length).Select(static i => 1 + (i % 1000))];
        QuantileSketch plain = new(1), weighted = new(2), merged = new(3);
        long held = 0;
        for (int i = 0; i < 30; i++)
        {
            for (int start = 0; start < values.Length; start += 1 << 14)
            {
                plain.Add<double>(values.AsSpan(start, 1 << 14));
                held = Math.Max(held, Held(plain));
            }

            merged.Merge(Filled.Of(values, seed: (ulong)i));
            held = Math.Max(held, Held(merged));
        }

        weighted.Add(values, weights);
        merged.Merge(weighted);
        held = Math.Max(held, Math.Max(Held(weighted), Held(merged)));
        merged.Merge(plain);
        held = Math.Max(held, Held(merged));
        Assert.InRange(held, Most / 2, Most);
    }

    [Fact]
    public void Weights_that_lie_far_apart_take_little_more()
    {
        const int Doublings = 200;
        double[] values = Samples.Of("uniform", 1 << 17, seed: 1), weights = [.. values.Select(static (_, i) => Math.ScaleB(1, i * 7919 % Doublings))];
        var sketch = new QuantileSketch(1);
        sketch.Add(values, weights);
        Assert.InRange(Held(sketch), 1, Most + (Doublings * 1024));
    }

    private static long Held(QuantileSketch sketch)
    {
        WeightedValues weighted = WeightedOf(sketch);
        return sizeof(double) * ((long)PendingOf(sketch).Length + ValuesOf(weighted).Length + WeightsOf(weighted).Length
            + LevelsOf(sketch).Sum(static level => (long)ValuesOf(level).Length));
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_levels")]
    private static extern ref QuantileLevel[] LevelsOf(QuantileSketch sketch);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_pending")]
    private static extern ref double[] PendingOf(QuantileSketch sketch);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_weighted")]
    private static extern ref WeightedValues WeightedOf(QuantileSketch sketch);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_values")]
    private static extern ref double[] ValuesOf(QuantileLevel level);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_values")]
    private static extern ref double[] ValuesOf(WeightedValues weighted);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_weights")]
    private static extern ref double[] WeightsOf(WeightedValues weighted);
}
