using CsCheck;

namespace Millrace.Features.Tests.Analysis;

public sealed class QuantileSketchTests
{
    private static readonly Gen<double[]> Numbers = Gen.OneOf(Gen.Double[-1000, 1000], Gen.Int[0, 20].Select(static value => (double)value)).Array[1, 3000];

    [Fact]
    public void Below_its_capacity_it_is_exact()
    {
        Gen.Double[-1e9, 1e9].Array[1, 500].Sample(static values =>
        {
            var sketch = new QuantileSketch(501);
            sketch.Add(values);
            long[] ranks = [.. Enumerable.Range(0, values.Length).Select(static rank => (long)rank)];
            Assert.Equal(values.Order(), sketch.AtRanks(ranks));
            Assert.Equal(0, sketch.MaximumRankError);
        });
    }

    [Fact]
    public void Every_rank_lies_within_the_stated_error()
    {
        Gen.Select(Numbers, Gen.Int[2, 40].Select(static half => 2 * half)).Sample(static (values, capacity) =>
        {
            var sketch = new QuantileSketch(capacity);
            sketch.Add(values);
            AssertWithinError(sketch, values);
            if (values.Length >= capacity)
            {
                int levels = (int)Math.Floor(Math.Log2((double)values.Length / capacity)) + 1;
                Assert.InRange(sketch.MaximumRankError, 1, (long)levels * values.Length / capacity);
            }
        });
    }

    [Fact]
    public void Merged_parts_lie_within_the_stated_error()
    {
        Gen.Select(Numbers, Numbers, Numbers).Sample(static (first, second, third) =>
        {
            var sketch = new QuantileSketch(32);
            foreach (double[] part in new[] { first, second, third })
            {
                var other = new QuantileSketch(32);
                other.Add(part);
                sketch.Merge(other);
            }

            AssertWithinError(sketch, [.. first, .. second, .. third]);
        });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Sorted_input_lies_within_the_documented_share_of_ranks(bool ascending)
    {
        double[] values = [.. Enumerable.Range(0, 200_000).Select(i => (double)(ascending ? i : -i))];
        var sketch = new QuantileSketch();
        sketch.Add(values);
        AssertWithinError(sketch, values);
        Assert.InRange(sketch.MaximumRankError, 1, 200_000 * 4 / QuantileSketch.DefaultCapacity);
    }

    private static void AssertWithinError(QuantileSketch sketch, double[] values)
    {
        double[] sorted = [.. values.Order()];
        long[] ranks = [.. Enumerable.Range(0, 21).Select(i => Math.Min(values.Length - 1, (long)values.Length * i / 20))];
        double[] found = sketch.AtRanks(ranks);
        Assert.Equal(values.Length, sketch.Count);
        for (int i = 0; i < ranks.Length; i++)
        {
            long first = Array.FindIndex(sorted, value => value == found[i]);
            long last = Array.FindLastIndex(sorted, value => value == found[i]);
            long distance = ranks[i] < first ? first - ranks[i] : Math.Max(0, ranks[i] - last);
            Assert.True(first >= 0 && distance <= sketch.MaximumRankError, $"Rank {ranks[i]}: {found[i]} is {distance} ranks away, {sketch.MaximumRankError} allowed.");
        }
    }
}
