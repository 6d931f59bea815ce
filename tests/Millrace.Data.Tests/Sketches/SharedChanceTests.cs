namespace Millrace.Data.Tests.Sketches;

/// <summary>Sketches whose numbers begin alike draw the same bits of chance, so that merged their errors go together.</summary>
public sealed class SharedChanceTests
{
    private const int Alike = 4096;

    [Fact]
    public void Spans_that_begin_alike_are_off_by_no_more_than_is_said()
    {
        double[] start = Samples.Of("uniform", Alike, seed: 1), all = [];
        var merged = new QuantileSketch(0);
        for (int span = 0; span < 32; span++)
        {
            double[] values = [.. start, .. Samples.Of("uniform", 26_000, seed: 100 + span)];
            merged.Merge(Filled.Of(values));
            all = [.. all, .. values];
        }

        RankCheck.Holds(merged, all);
    }

    [Fact]
    public void A_part_that_is_merged_again_and_again_becomes_no_more_exact()
    {
        double[] values = Samples.Of("uniform", 30_000, seed: 2), others = Samples.Of("normal", 20_000, seed: 3);
        byte[] part = Filled.Of(values).ToBytes();
        double error = QuantileSketch.FromBytes(part).RankErrorAt(QuantileSketch.Confidence);
        QuantileSketch merged = Filled.Of(others, seed: 2);
        double[] all = others;
        for (int i = 0; i < 16; i++)
        {
            merged.Merge(QuantileSketch.FromBytes(part));
            all = [.. all, .. values];
            if (i % 5 == 0)
                merged = QuantileSketch.FromBytes(merged.ToBytes());
        }

        RankCheck.Holds(merged, all);
        Assert.True(merged.RankErrorAt(QuantileSketch.Confidence) * all.Length >= 16 * error * values.Length);
    }

    /// <summary>A sequence in common is found wherever in the two it is.</summary>
    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 2)]
    [InlineData(0, 3)]
    [InlineData(1, 3)]
    public void Merged_parts_that_share_one_add_their_deviations(int mine, int its)
    {
        QuantileSketch[] parts = [.. Enumerable.Range(0, 4).Select(static seed => Part(seed))];
        byte[] shared = Part(9).ToBytes();
        parts[mine].Merge(QuantileSketch.FromBytes(shared));
        parts[its].Merge(QuantileSketch.FromBytes(shared));
        QuantileSketch left = parts[0], right = parts[2];
        left.Merge(parts[1]);
        right.Merge(parts[3]);
        double sum = Off(left) + Off(right);
        left.Merge(right);
        Assert.True(Off(left) >= sum * (1 - 1e-12));

        QuantileSketch apart = Part(1), twice = Part(1);
        apart.Merge(Part(2));
        twice.Merge(Part(1));
        Assert.True(Off(apart) < Off(twice));

        static double Off(QuantileSketch sketch) => sketch.RankErrorAt(0.5) * sketch.Finite.Weight;
    }

    [Fact]
    public void Any_later_number_or_weight_of_the_first_ones_makes_other_bits()
    {
        Assert.True(Same(0, 1));
        Assert.False(Same(1, 1));
        Assert.False(Same(0, 2));

        static bool Same(double change, double weight)
        {
            QuantileSketch mine = Weighted(0, 1), other = Weighted(change, weight), apart = Weighted(7, 1);
            double alike = Merged(mine, Weighted(0, 1)), found = Merged(Weighted(0, 1), other), different = Merged(Weighted(0, 1), apart);
            Assert.True(different < alike);
            return found == alike;
        }

        static double Merged(QuantileSketch mine, QuantileSketch other)
        {
            mine.Merge(other);
            return mine.RankErrorAt(0.5);
        }

        // All begin with the same number.
        static QuantileSketch Weighted(double change, double weight)
        {
            var sketch = new QuantileSketch(1);
            for (int i = 0; i < 6000; i++)
                sketch.AddRepeated(i == 1500 ? i + (change / 10) : i, new Tally(1, i == 1500 ? weight : 1));
            return sketch;
        }
    }

    [Fact]
    public void Beyond_as_many_sequences_as_are_told_apart_any_two_may_meet()
    {
        ChanceOrigins origins = new(), one = new(), none = new();
        one.Add(ulong.MaxValue);
        for (ulong i = 0; i < ChanceOrigins.Most; i++)
            origins.Add(ValueHash.Mix(i));
        Assert.True(!origins.MayMeet(one) && !one.MayMeet(origins) && origins.MayMeet(origins));
        origins.Add(1);
        Assert.True(origins.MayMeet(one) && one.MayMeet(origins) && !origins.MayMeet(none) && none.IsEmpty && !origins.IsEmpty);
        one.Merge(origins);
        var writer = new SketchWriter("Test"u8, 1);
        one.Write(writer);
        var reader = new SketchReader(writer.ToArray(), "Test"u8, 1, "test");
        Assert.True(ChanceOrigins.Read(ref reader).MayMeet(origins));
        reader.End();
    }

    private static QuantileSketch Part(int seed) => Filled.Of(Samples.Of("uniform", 5000, seed), (ulong)seed);
}
