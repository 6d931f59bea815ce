namespace Millrace.Data.Tests.Sketches;

/// <summary>
/// What is stored may be compared by its bytes: they are the same on every machine, however wide its vectors are. Numbers come of whole numbers here, because
/// functions of Math are rounded as the machine likes.
/// </summary>
public sealed class SameBytesTests
{
    [Fact]
    public void Sketches_of_the_same_numbers_have_these_bytes()
    {
        double[] values = [.. Enumerable.Range(0, 1_500_000).Select(static i => ValueHash.Mix((ulong)i) % 10 == 0 ? -0.0 : Number(i))];
        QuantileSketch sketch = Merged(values);
        Assert.Equal(sketch.ToBytes(), Merged(values).ToBytes());
        var moments = new Moments();
        moments.Add<double>(values);
        Assert.Equal("470B04D9A32DAC49 B9C3709D775CC36A", $"{ValueHash.Of(sketch.ToBytes()):X16} {ValueHash.Of(moments.ToBytes()):X16}");
    }

    private static QuantileSketch Merged(double[] values)
    {
        QuantileSketch first = Filled.Of(values[..900_000], seed: 1), second = Filled.Of(values[900_000..], seed: 2);
        second.Add([0.5, 7], [3, 0.1]);
        first.Merge(second);
        return first;
    }

    private static double Number(int index) => ((long)ValueHash.Mix((ulong)index) >> 11) * (1.0 / (1L << 40));
}
