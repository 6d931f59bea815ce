using Millrace.Data;
using Millrace.Data.Tests.Sketches;

namespace Millrace.Quality.Tests.Histograms;

public sealed class RankHistogramTests
{
    [Fact]
    public void Values_come_by_weight_and_equal_ones_in_ordinal_order()
    {
        RankHistogram histogram = RankHistogram.Of([new("b", 2), new("a", 2), new("c", 5), new("b", 0), new("none", 0)]);
        Assert.Equal([new("c", 5, 1), new("a", 2, 2), new("b", 2, 3)], histogram.Values.ToArray());
        Assert.Equal((9, 0, 0), (histogram.Total, histogram.Unlisted, histogram.WeightError));
    }

    [Fact]
    public void The_total_may_have_more_than_the_values()
    {
        RankHistogram histogram = RankHistogram.Of([new("a", 2)], total: 10, weightError: 1);
        Assert.Equal((10, 8, 1), (histogram.Total, histogram.Unlisted, histogram.WeightError));
        Assert.Throws<DataException>(() => RankHistogram.Of([new("a", 2)], total: 1));
        Assert.Throws<DataException>(() => RankHistogram.Of([new("a", -1)]));
        Assert.Throws<DataException>(() => RankHistogram.Of([new("a", double.NaN)]));
        Assert.Equal((0, 0), (RankHistogram.Empty.Total, RankHistogram.Empty.Unlisted));
    }

    [Fact]
    public void Sums_that_differ_in_their_last_digits_leave_no_value_out()
    {
        Assert.True(RankHistogram.Of([new("a", 0.1), new("b", 0.2)], total: 0.1 + 0.2 + 1e-16).IsWhole);
        Assert.True(RankHistogram.Empty.IsWhole);
        Assert.False(RankHistogram.Of([new("a", 1e9)], total: 1e9 + 1).IsWhole);
    }

    [Fact]
    public void Counts_of_frequent_values_become_one_with_their_bound()
    {
        var items = new FrequentItems();
        for (int i = 0; i < 3000; i++)
            Filled.Add(items, i % 3 == 0 ? "often" : $"{i}");
        Filled.Add(items, new string('é', 200), 500);
        RankHistogram histogram = RankHistogram.Of(items, 2);
        Assert.Equal(["often", new string('é', FrequentItems.MostBytes / 2) + "…"], histogram.Values.Select(static value => value.Value));
        Assert.Equal((3500, items.MaximumError), (histogram.Total, histogram.WeightError));
        Assert.Equal(["1000", "500"], RankHistogram.Of(items, 2, static item => $"{item.Weight}").Values.Select(static value => value.Value));
    }
}
