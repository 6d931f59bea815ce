using Millrace.Output;
using Millrace.Runtime;

namespace Millrace.Tests.Output;

public sealed class SparklineTests
{
    [Fact]
    public void Bars_reach_from_the_least_to_the_greatest_value() => Assert.Equal("▁▂▃▄▅▆▇█", Draw(0, 1, 2, 3, 4, 5, 6, 7));

    [Fact]
    public void What_is_not_finite_is_a_gap() => Assert.Equal("█ ▁  ▅", Draw(2, double.NaN, 0, double.PositiveInfinity, double.NegativeInfinity, 1.1));

    [Fact]
    public void A_constant_is_a_flat_line_and_nothing_finite_no_line() => Assert.Equal(("▁▁▁", ""), (Draw(5, 5, 5), Draw(double.NaN)));

    [Fact]
    public void The_greatest_numbers_are_no_trouble() => Assert.Equal("▁█▅", Draw(double.MinValue, double.MaxValue, double.MaxValue / 10));

    [Fact]
    public void Long_series_are_drawn_by_means_of_neighbours()
    {
        string line = Draw([.. Enumerable.Range(0, 1001).Select(static i => i < 500 ? double.NaN : i)]);

        Assert.Equal(Sparkline.MaximumBars, line.Length);
        Assert.Equal(new string(' ', 20), line[..20]);
        Assert.Equal("▁▁▂▂▂▃▃▄▄▄▅▅▅▆▆▇▇▇██", line[20..]);
    }

    private static string Draw(params double[] values) => Sparkline.Draw([.. values.Select(static (value, i) => new SeriesPoint(i + 1, value))]);
}
