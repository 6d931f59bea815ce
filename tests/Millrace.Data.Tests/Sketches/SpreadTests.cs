namespace Millrace.Data.Tests.Sketches;

/// <summary>Over many bits of chance, ranks are off by as much up as down, and spread no more than a sketch says.</summary>
public sealed class SpreadTests
{
    private static readonly double[] Probes = [0.1, 0.3, 0.5, 0.7, 0.9];

    [Theory]
    [InlineData(50_000, 200)]
    [InlineData(3_000_000, 10)]
    public void Of_one_sketch(int count, int seeds)
    {
        double[] values = Samples.Of("uniform", count, seed: 11);
        Check(seed => Filled.Of(values, seed), values, [.. values.Select(static _ => 1.0)], seeds);
    }

    [Fact]
    public void Of_numbers_with_weights()
    {
        double[] values = Samples.Of("uniform", 20_000, seed: 12);
        double[] weights = [.. Samples.Of("uniform", values.Length, seed: 13).Select(static value => 1 + (9 * value))];
        Check(
            seed =>
            {
                var sketch = new QuantileSketch(seed);
                sketch.Add(values, weights);
                return sketch;
            },
            values,
            weights,
            seeds: 100);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Of_merged_sketches(bool areAlike)
    {
        double[] values = Samples.Of("uniform", 10_000, seed: 14);
        Check(
            seed =>
            {
                var merged = new QuantileSketch(seed);
                for (ulong part = 0; part < 12; part++)
                    merged.Merge(Filled.Of(values, (1000 * seed) + (areAlike ? 0 : part)));
                return merged;
            },
            [.. Enumerable.Repeat(values, 12).SelectMany(static each => each)],
            [.. Enumerable.Repeat(1.0, 12 * values.Length)],
            seeds: 60);
    }

    private static void Check(Func<ulong, QuantileSketch> make, double[] values, double[] weights, int seeds)
    {
        double total = weights.Sum();
        double[] truth = [.. Probes.Select(probe => values.Zip(weights).Sum(pair => pair.First < probe ? pair.Second : 0))];
        QuantileSketch[] sketches = [.. Enumerable.Range(1, seeds).Select(seed => make((ulong)seed))];
        double[] errors = [.. sketches.SelectMany(sketch => Probes.Select((probe, i) => (sketch.View().WeightBelow(probe) - truth[i]) / total))];
        double spread = Math.Sqrt(errors.Average(static error => error * error));
        double proven = sketches[0].RankErrorAt(QuantileSketch.Confidence) / Math.Sqrt(2 * Math.Log(2 / (1 - QuantileSketch.Confidence)));
        Assert.InRange(spread, 1e-6, proven);
        Assert.InRange(errors.Average(), -4 * spread / Math.Sqrt(seeds), 4 * spread / Math.Sqrt(seeds));
    }
}
