using Millrace.Data;
using Millrace.Quality.Tests.Rows;

namespace Millrace.Quality.Tests.Scanning;

public sealed class ExpectationTests
{
    private static readonly ColumnInfo Share = new("share", "Share", ColumnType.Double, true) { Expectations = [new RangeExpectation(0, 1)] };
    private static readonly ColumnInfo Kind = new("kind", "Kind", ColumnType.Text, true) { Expectations = [new DomainExpectation(["a", "b"])] };

    [Fact]
    public void The_ends_of_a_range_belong_to_it_and_missing_values_are_not_checked()
    {
        ExpectationReport report = Assert.Single(Scan.Expectations(Scan.Numbers(Share, 0, 1, 0.5, null)));
        Assert.True(report.Holds);
        Assert.Equal(("[InRange(0, 1)]", 3, 0), (report.Attribute, report.Checked, report.Broken));
    }

    [Theory]
    [InlineData(-0.001)]
    [InlineData(1.001)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Values_outside_a_range_break_it_NaN_included(double value)
    {
        ExpectationReport report = Assert.Single(Scan.Expectations(Scan.Numbers(Share, 0.5, null, value)));
        Assert.False(report.Holds);
        Assert.Equal([new BrokenValue(2, ValueFormats.Double.Format(value))], report.Examples.ToArray());
    }

    [Fact]
    public void Texts_outside_a_domain_break_it()
    {
        ExpectationReport report = Assert.Single(Scan.Expectations(Scan.Texts(Kind, "a", "c", null, "B", "b", "c")));
        Assert.Equal(("[OneOf(\"a\", \"b\")]", 5, 3), (report.Attribute, report.Checked, report.Broken));
        Assert.Equal([new(1, "c"), new(3, "B"), new(5, "c")], report.Examples.ToArray());
        Assert.Equal(2, report.DistinctBroken);
        Assert.Equal([new("c", 2, 1), new("B", 1, 3)], report.Unexpected.ToArray());
    }

    [Fact]
    public void Values_outside_a_domain_are_counted_each_in_any_order_of_the_parts()
    {
        string[] values = [.. Enumerable.Range(0, 1000).Select(static i => i % 3 == 0 ? "a" : $"v{i % 7 * (i % 11)}")];
        ExpectationCheck whole = Check(), first = Check(), last = Check();
        whole.Add(Scan.Texts(Kind, values), 0);
        first.Add(Scan.Texts(Kind, values[..400]), 0);
        last.Add(Scan.Texts(Kind, values[400..]), 400);
        last.Merge(first);
        ExpectationReport report = whole.Report();
        (string Value, long Count)[] plain =
        [
            .. values.Where(static value => value != "a").CountBy(static value => value)
                .OrderByDescending(static each => each.Value).ThenBy(each => Array.IndexOf(values, each.Key)).Select(static each => (each.Key, (long)each.Value)),
        ];
        Assert.Equal(plain.Length, report.DistinctBroken);
        Assert.Equal(plain.Take(ExpectationReport.MaximumUnexpected), report.Unexpected.Select(static each => (each.Value, each.Count)));
        Assert.Equal(report.Unexpected.AsEnumerable(), last.Report().Unexpected);
        static ExpectationCheck Check() => ExpectationChecks.Of(Scan.Texts(Kind), Scan.NoFolder)[0];
    }

    [Theory]
    [InlineData(10_000, 10_000L)]
    [InlineData(10_001, null)]
    public void Too_many_unexpected_values_are_not_told_apart(int different, long? told)
    {
        ExpectationReport report = Assert.Single(Scan.Expectations(Scan.Texts(Kind, Enumerable.Range(0, different).Select(static i => $"v{i}"))));
        Assert.Equal((different, told, told is null), (report.Broken, report.DistinctBroken, report.Unexpected.IsEmpty));
    }

    [Theory]
    [InlineData(200)]
    [InlineData(2000)]
    public void Long_texts_are_looked_for_in_a_domain(int length)
    {
        ColumnInfo info = Kind with { Expectations = [new DomainExpectation([new string('ü', length)])] };
        Assert.Equal(1, Assert.Single(Scan.Expectations(Scan.Texts(info, new string('ü', length), new string('ü', length - 1)))).Broken);
    }

    [Fact]
    public void A_domain_of_numbers_is_checked_by_value()
    {
        var info = new ColumnInfo("x", "X", ColumnType.Double, true) { Expectations = [new DomainExpectation(["1", "2.50"])] };
        Assert.Equal(1, Assert.Single(Scan.Expectations(Scan.Numbers(info, 1, 2.5, 3))).Broken);
    }

    [Theory]
    [InlineData(0.29, 29, true)]
    [InlineData(0.29, 30, false)]
    [InlineData(0, 1, false)]
    [InlineData(1, 100, true)]
    public void A_tolerated_share_holds_to_the_last_value(double tolerance, int broken, bool holds)
    {
        ColumnInfo info = Share with { Expectations = [new RangeExpectation(0, 1) { Tolerance = tolerance }] };
        ExpectationReport report = Assert.Single(Scan.Expectations(Scan.Numbers(info, Enumerable.Range(0, 100).Select(i => (double?)(i < broken ? 7 : 0.5)))));
        Assert.Equal((broken, holds, 5), (report.Broken, report.Holds, Math.Max(5, report.Examples.Length)));
    }

    [Fact]
    public void Long_values_are_cut() =>
        Assert.Equal(new string('x', 60) + "…", Assert.Single(Scan.Expectations(Scan.Texts(Kind, new string('x', 500)))).Examples[0].Value);

    [Fact]
    public void Rows_are_counted_through_the_dataset()
    {
        ScanResult report = Scan.Batches(Ride.Schema, Ride.Of(Ride.Good, Ride.Good), Ride.Of(Ride.Good, Ride.Good with { Fare = -1 }));
        Assert.Equal([new BrokenValue(3, "-1")], report.Columns[0][0].Examples.ToArray());
    }

    [Fact]
    public void A_range_over_what_is_no_number_is_refused()
    {
        var info = new ColumnInfo("t", "T", ColumnType.Text, true) { Expectations = [new RangeExpectation(0, 1)] };
        var error = Assert.Throws<MillraceException>(() => Scan.Expectations(Scan.Texts(info, "a")));
        Assert.Equal("Column \"t\": [InRange] speaks of numbers, and it holds Text. Remove the attribute.", error.Message);
    }

    [Fact]
    public void A_domain_of_unreadable_values_is_refused()
    {
        var info = new ColumnInfo("x", "X", ColumnType.Double, true) { Expectations = [new DomainExpectation(["1", "two"])] };
        var error = Assert.Throws<MillraceException>(() => Scan.Expectations(Scan.Numbers(info, 1)));
        Assert.Equal("Column \"x\": \"two\" in [OneOf(…)] is no value of its type, Double. Correct the attribute.", error.Message);
    }
}
