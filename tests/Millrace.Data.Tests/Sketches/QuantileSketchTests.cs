namespace Millrace.Data.Tests.Sketches;

public sealed class QuantileSketchTests
{
    public static TheoryData<string, int> Distributions
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (string name in Samples.Names)
            {
                foreach (int count in new[] { 0, 1, 2, 100, 2047, 2048, 5000, 40_000, 300_000 })
                    data.Add(name, count);
            }

            foreach (string name in new[] { "lognormal", "zigzag", "sorted" })
                data.Add(name, 2_000_000);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Distributions))]
    public void Ranks_and_quantiles_lie_within_the_stated_bound(string name, int count)
    {
        double[] values = Samples.Of(name, count, seed: 7);
        QuantileSketch sketch = Filled.Of(values);
        RankCheck.Holds(sketch, values);
        Assert.True(sketch.RankErrorAt(QuantileSketch.Confidence) <= QuantileSketch.RankError);
    }

    [Theory]
    [InlineData("normal")]
    [InlineData("zigzag")]
    [InlineData("few")]
    public void Below_a_number_of_numbers_every_answer_is_exact(string name)
    {
        double[] values = Samples.Of(name, QuantileSketch.ExactBelow - 1, seed: 3);
        QuantileSketch sketch = Filled.Of(values);
        Assert.True(sketch.IsExact);
        RankCheck.Holds(sketch, values);
        sketch.Add<double>([1, 2]);
        Assert.False(sketch.IsExact);
    }

    [Theory]
    [InlineData("uniform", 1, 100_000)]
    [InlineData("lognormal", 2, 400_000)]
    [InlineData("zigzag", 3, 700_000)]
    [InlineData("infinite", 4, 300_000)]
    [InlineData("sorted", 5, 2_000_000)]
    [InlineData("few", 6, 50_000)]
    [InlineData("blocks", 7, 2_000_000)]
    public void Merged_in_any_tree_of_shards_the_bound_holds(string name, int seed, int count)
    {
        double[] values = Samples.Of(name, count, seed);
        var random = new Random(seed);
        ulong shard = 0;
        QuantileSketch merged = Samples.Join(
            Samples.Cut(count, 1 + random.Next(60), random).Select(range => Filled.Of(values[range], seed: shard++)).ToArray(),
            static (into, from) => into.Merge(from),
            random);
        RankCheck.Holds(merged, values);
        Assert.True(merged.RankErrorAt(QuantileSketch.Confidence) <= QuantileSketch.RankError);
    }

    [Fact]
    public void Many_merged_sketches_of_one_number_each_are_as_good()
    {
        double[] values = Samples.Of("normal", 30_000, seed: 5);
        var merged = new QuantileSketch(0);
        for (int i = 0; i < values.Length; i++)
            merged.Merge(Filled.Of([values[i]], seed: (ulong)i + 1));
        RankCheck.Holds(merged, values);
        Assert.True(merged.RankErrorAt(QuantileSketch.Confidence) <= QuantileSketch.RankError);
    }

    /// <summary>What was drawn depends on how many numbers came, not on which: equal ones show the bound at every size.</summary>
    [Fact]
    public void The_stated_bound_holds_from_one_number_to_a_hundred_million()
    {
        double[] block = new double[NumberBlocks.Length];
        var sketch = new QuantileSketch(1);
        double worst = 0;
        for (int i = 0; i < 100_000; i++)
        {
            sketch.Add<double>(block);
            worst = Math.Max(worst, sketch.RankErrorAt(QuantileSketch.Confidence));
        }

        Assert.Equal(102_400_000, sketch.Finite.Count);
        Assert.InRange(worst, 0.001, QuantileSketch.RankError);
        Assert.True(sketch.ToBytes().Length < 70 * 1024);
    }

    [Fact]
    public void What_is_infinite_or_no_number_is_counted_apart()
    {
        QuantileSketch sketch = Filled.Of([double.NegativeInfinity, 1, 2, double.PositiveInfinity, double.NaN, double.PositiveInfinity]);
        Assert.Equal((2L, 1L, 2L, 1L), (sketch.Finite.Count, sketch.NegativeInfinite.Count, sketch.PositiveInfinite.Count, sketch.NotANumber.Count));
        QuantileView view = sketch.View();
        Assert.Equal((0, 1, 3), (view.WeightBelow(double.NegativeInfinity), view.WeightBelow(1), view.WeightBelow(double.PositiveInfinity)));
        Assert.Equal((2, 1), (view.WeightBelow(1.5), view.FiniteQuantile(0.5)));
        Assert.Null(Filled.Of([double.PositiveInfinity]).View().FiniteQuantile(0));
    }

    [Fact]
    public void A_share_of_exact_numbers_is_that_of_whole_arithmetic()
    {
        for (int count = 1; count <= 300; count++)
        {
            QuantileView view = Filled.Of([.. Enumerable.Range(1, count).Select(static i => (double)i)]).View();
            for (int percent = 1; percent < 100; percent++)
                Assert.Equal(((percent * count) + 99) / 100, view.FiniteQuantile(percent / 100.0));
        }
    }

    [Fact]
    public void Numbers_of_every_type_count_as_their_nearest_double()
    {
        int[] numbers = [.. Enumerable.Range(0, 50_000).Select(static i => (int)((i * 7919L) % 50_021))];
        byte[] expected = Filled.Of([.. numbers.Select(static number => (double)number)]).ToBytes();
        Assert.Equal(expected, Bytes<int>(numbers));
        Assert.Equal(expected, Bytes<long>([.. numbers]));
        Assert.Equal(expected, Bytes<float>([.. numbers]));
        Assert.Equal(expected, Bytes<decimal>([.. numbers]));

        static byte[] Bytes<T>(T[] numbers)
            where T : struct, System.Numerics.INumberBase<T>
        {
            var sketch = new QuantileSketch(1);
            sketch.Add<T>(numbers);
            return sketch.ToBytes();
        }
    }

    [Fact]
    public void Zero_has_no_sign()
    {
        QuantileSketch sketch = Filled.Of([-0.0, -0.0]);
        Assert.False(double.IsNegative(sketch.Minimum) || double.IsNegative(sketch.Maximum));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3000)]
    [InlineData(1_000_000)]
    public void A_sketch_that_was_read_back_goes_on_as_the_one_that_was_written(int count)
    {
        double[] values = Samples.Of("infinite", count, seed: 9);
        QuantileSketch written = Filled.Of(values);
        written.Add([1, 2, 3], [0.1, 1e10, 7]);
        QuantileSketch read = QuantileSketch.FromBytes(written.ToBytes());
        Assert.Equal(written.ToBytes(), read.ToBytes());
        foreach (QuantileSketch sketch in new[] { written, read })
        {
            sketch.Add<double>(values.AsSpan(0, count / 2));
            sketch.Merge(Filled.Of(Samples.Of("normal", 5000, seed: 1), seed: 99));
        }

        Assert.Equal(written.ToBytes(), read.ToBytes());
        Assert.Equal(written.View().FiniteQuantile(0.37), read.View().FiniteQuantile(0.37));
    }

    [Fact]
    public void Damaged_bytes_are_refused_or_answer()
    {
        QuantileSketch sketch = Filled.Of(Samples.Of("normal", 60_000, seed: 2));
        sketch.Add([5, 6], [0.3, 4]);
        Hostile.Try(sketch.ToBytes(), static bytes => QuantileSketch.FromBytes(bytes).View().FiniteQuantile(0.5));
        DataException fault = Assert.Throws<DataException>(() => QuantileSketch.FromBytes("MrDS\u0001"u8));
        Assert.Contains("sketch of quantiles", fault.Message, StringComparison.Ordinal);
    }
}
