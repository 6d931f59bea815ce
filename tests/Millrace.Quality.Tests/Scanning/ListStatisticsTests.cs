using Millrace.Data;
using Millrace.Quality.Tests.Rows;

namespace Millrace.Quality.Tests.Scanning;

public sealed class ListStatisticsTests
{
    private static readonly ColumnInfo Number = new("element", "L", ColumnType.Double, true);
    private static readonly ColumnInfo List = new("l", "L", ColumnType.List, true) { Item = Number };

    [Fact]
    public void Lists_have_lengths_and_elements()
    {
        ColumnStatistics found = Profile.Column(Lists(List, [1, 2, null], [], null, [5], [1, 2, null]));
        Assert.Equal((4, 1, new DistinctCount(3, 0)), (found.Present, found.Missing, found.Distinct));
        Assert.Equal((0, 3, 1.75), (found.Lists!.Lengths.Minimum, found.Lists.Lengths.Maximum, found.Lists.Lengths.Mean));
        ColumnStatistics items = found.Lists.Items;
        Assert.Equal((5, 2, 5, 1), (items.Present, items.Missing, items.Numbers!.Maximum, items.Numbers.Minimum));
        Assert.Equal(11 / 5.0, items.Numbers.Mean);
    }

    [Fact]
    public void Lists_differ_where_their_elements_do()
    {
        ColumnInfo info = List with { Item = Number with { Type = ColumnType.Text } };
        var texts = new ListColumn<TextColumn>(info, new TextColumn(info.Item, 0), 0);
        foreach (string?[]? list in (string?[]?[])[["a", "b"], ["ab"], ["a"], ["b"], [], [null], [""], ["a", null], [null, "a"], ["a", "b"], null, [null]])
            texts.Append(list);
        ColumnStatistics found = Profile.Column(texts);
        Assert.Equal((11, 1, 9), (found.Present, found.Missing, found.Distinct.Count));

        // Whether another list of the batch lacks an element changes nothing.
        Assert.Equal(4, Profile.Column(Lists(List, [0], [null], [0, 0], [0, null], [0])).Distinct.Count);
        ColumnCollector collector = ColumnCollectors.Of(Lists(List), 1);
        collector.Add(Lists(List, [1, 2], [0, null]), default);
        collector.Add(Lists(List, [1, 2]), default);
        Assert.Equal(2, collector.Summary(StatisticsOptions.Default).Distinct.Count);
    }

    [Fact]
    public void Lists_of_equal_elements_are_the_same()
    {
        double otherNaN = BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(double.NaN) ^ 1);
        Assert.Equal(2, Profile.Column(Lists(List, [0.0], [-0.0], [double.NaN], [otherNaN])).Distinct.Count);
        ColumnInfo item = Number with { Type = ColumnType.Decimal };
        var decimals = new ListColumn<ValueColumn<decimal>>(List with { Item = item }, new ValueColumn<decimal>(item, 0, ValueFormats.Decimal), 0);
        foreach (decimal?[] list in (decimal?[][])[[1.0m], [1.00m], [1.5m]])
            decimals.Append(list);
        Assert.Equal(2, Profile.Column(decimals).Distinct.Count);
    }

    [Fact]
    public void Elements_of_sensitive_lists_are_sensitive()
    {
        ListColumn column = Lists(List with { IsSensitive = true }, [1, 2], [3]);
        ColumnStatistics found = Profile.Column(column), all = Profile.Column(column, mask: false);
        Assert.Equal((2, 3), (found.Distinct.Count, found.Lists!.Items.Distinct.Count));
        Assert.Equal((null, null, LengthStatistics.None), (found.Lists.Items.Minimum, found.Lists.Items.Numbers!.Mean, found.Lists.Lengths));
        Assert.Equal(("1", 2.0), (all.Lists!.Items.Minimum, all.Lists.Items.Numbers!.Mean));
    }

    [Fact]
    public void Lists_of_lists_are_refused()
    {
        var column = new ListColumn<ListColumn>(List with { Item = List }, Lists(List), 0);
        var error = Assert.Throws<MillraceException>(() => Profile.Column(column));
        Assert.Equal("Column \"l\" holds lists of lists, which are not scanned. Keep the inner ones as texts.", error.Message);
    }

    private static ListColumn<ValueColumn<double>> Lists(ColumnInfo info, params double?[]?[] lists)
    {
        var column = new ListColumn<ValueColumn<double>>(info, Scan.Numbers(Number), 0);
        foreach (double?[]? list in lists)
            column.Append(list);
        return column;
    }
}
