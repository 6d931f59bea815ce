using System.Text;

namespace Millrace.Data.Tests.Sketches;

public sealed class DistinctSketchTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1000)]
    [InlineData(DistinctSketch.MaximumExact)]
    public void Few_different_values_are_counted_exactly(int count)
    {
        DistinctSketch sketch = Of(0, count);
        sketch.Add(Hashes(0, count));
        Assert.Equal((count, true), ((int)sketch.Count, sketch.IsExact));
    }

    [Theory]
    [InlineData(DistinctSketch.MaximumExact + 1)]
    [InlineData(10_000)]
    [InlineData(50_000)]
    [InlineData(300_000)]
    [InlineData(2_000_000)]
    public void Many_are_estimated_within_four_standard_errors(int count)
    {
        DistinctSketch sketch = Of(0, count);
        sketch.Add(Hashes(0, count / 2));
        Assert.False(sketch.IsExact);
        Assert.InRange(sketch.Count, count * (1 - (4 * DistinctSketch.StandardError)), count * (1 + (4 * DistinctSketch.StandardError)));
    }

    [Theory]
    [InlineData(6000)]
    [InlineData(40_000)]
    [InlineData(150_000)]
    public void Errors_spread_as_is_stated(int count)
    {
        double[] errors = [.. Enumerable.Range(0, 60).Select(part => (Of(part * count, count).Count / (double)count) - 1)];
        Assert.InRange(Math.Sqrt(errors.Average(static error => error * error)), 0.0005, 1.3 * DistinctSketch.StandardError);
        Assert.InRange(errors.Average(), -4 * DistinctSketch.StandardError / Math.Sqrt(60), 4 * DistinctSketch.StandardError / Math.Sqrt(60));
    }

    [Theory]
    [InlineData(100, 200)]
    [InlineData(100, 100_000)]
    [InlineData(100_000, 100)]
    [InlineData(3000, 3000)]
    [InlineData(60_000, 90_000)]
    public void Merging_is_as_seeing_all_in_whatever_order(int left, int right)
    {
        DistinctSketch whole = Of(0, left);
        whole.Add(Hashes(left / 2, right));
        DistinctSketch merged = Of(0, left), other = Of(left / 2, right), reversed = Of(left / 2, right);
        byte[] before = other.ToBytes();
        merged.Merge(other);
        reversed.Merge(Of(0, left));
        Assert.Equal(whole.ToBytes(), merged.ToBytes());
        Assert.Equal(whole.ToBytes(), reversed.ToBytes());
        Assert.Equal(before, other.ToBytes());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2000)]
    [InlineData(20_000)]
    public void A_sketch_is_read_back_as_it_was_written_and_refuses_damage(int count)
    {
        DistinctSketch sketch = Of(0, count);
        sketch.Add(0);
        DistinctSketch read = DistinctSketch.FromBytes(sketch.ToBytes());
        Assert.Equal((sketch.Count, sketch.IsExact), (read.Count, read.IsExact));
        Assert.Equal(sketch.ToBytes(), read.ToBytes());
        if (count == 20_000)
            Hostile.Try(sketch.ToBytes(), static bytes => Assert.True(DistinctSketch.FromBytes(bytes).Count >= 0));
    }

    [Fact]
    public void Equal_values_have_equal_hashes_and_others_do_not()
    {
        Assert.Equal(ValueHash.Of(0.0), ValueHash.Of(-0.0));
        Assert.Equal(ValueHash.Of(double.NaN), ValueHash.Of(-double.NaN));
        Assert.NotEqual(ValueHash.Of(1L), ValueHash.Of(2L));
        Assert.NotEqual(ValueHash.Of("a"u8), ValueHash.Of("b"u8));

        // They are stored: they may never change.
        Assert.Equal((0x492B8D6066C09227UL, 0xE6C632B61E964E1FUL), (ValueHash.Of(1L), ValueHash.Of("a"u8)));
    }

    private static DistinctSketch Of(int first, int count)
    {
        var sketch = new DistinctSketch();
        sketch.Add(Hashes(first, count));
        return sketch;
    }

    private static ulong[] Hashes(int first, int count) => [.. Enumerable.Range(first, count).Select(static i =>
        i % 2 == 0 ? ValueHash.Of((long)i) : ValueHash.Of(Encoding.UTF8.GetBytes($"value {i}")))];
}
