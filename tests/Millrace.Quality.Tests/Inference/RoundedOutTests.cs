using CsCheck;
using Millrace.Data;

namespace Millrace.Quality.Tests.Inference;

public sealed class RoundedOutTests
{
    [Theory]
    [InlineData(0, 700.07, 0, 800)]
    [InlineData(0.3, 191, 0, 200)]
    [InlineData(41.694879, 42.021223, 41.6, 42.1)]
    [InlineData(-3.5, 12, -10, 20)]
    [InlineData(0.02, 0.97, 0, 1)]
    [InlineData(0, 1, 0, 1)]
    [InlineData(1e300, 3e300, 1e300, 3e300)]
    public void Ends_go_outward_to_the_power_of_ten_that_is_not_above_their_distance(double minimum, double maximum, double low, double high) =>
        Assert.Equal(new RangeExpectation(low, high), RoundedOut.Range(Column(minimum, maximum)));

    [Fact]
    public void A_range_holds_what_it_was_made_of() => Gen.Select(Gen.Double[-1e9, 1e9], Gen.Double[0, 1], Gen.Int[-12, 9]).Sample(static (start, size, power) =>
    {
        double end = start + (size * Math.Pow(10, power));
        RangeExpectation? range = RoundedOut.Range(Column(start, end));
        if (range is null)
        {
            // Where a double hardly tells the ends apart, or not at all.
            Assert.True(end - start <= 1e-9 * Math.Max(Math.Abs(start), Math.Abs(end)));
            return;
        }

        Assert.True(range.Holds(start) && range.Holds(end));
        Assert.True(range.Maximum - range.Minimum <= 3.001 * (end - start) + 1e-6, $"{range} of {start:R} to {end:R}");
    });

    [Theory]
    [InlineData(0, 5e-324)]
    [InlineData(5e-324, 1e-310)]
    [InlineData(-1e-320, 3e-308)]
    public void The_smallest_numbers_have_a_range_too(double minimum, double maximum)
    {
        RangeExpectation? range = RoundedOut.Range(Column(minimum, maximum));
        Assert.True(range!.Holds(minimum) && range.Holds(maximum));
    }

    [Theory]
    [InlineData(double.NegativeInfinity, 5, 0, 7.3, double.NegativeInfinity, 8)]
    [InlineData(0, double.PositiveInfinity, -730, 9, -800, double.PositiveInfinity)]
    public void An_open_range_is_widened_at_its_other_end(double low, double high, double minimum, double maximum, double newLow, double newHigh) =>
        Assert.Equal(new RangeExpectation(newLow, newHigh), RoundedOut.Widen(new RangeExpectation(low, high), minimum, maximum));

    [Fact]
    public void Nothing_is_told_of_few_equal_or_infinite_numbers()
    {
        Assert.Null(RoundedOut.Range(Column(0, 1, present: 99)));
        Assert.Null(RoundedOut.Range(Column(1, 1)));
        Assert.Null(RoundedOut.Range(Column(0, 1) with { Numbers = new NumberStatistics { Minimum = 0, Maximum = 1, Finite = 999, NotANumber = 1 } }));
        Assert.Null(RoundedOut.Range(Column(-double.MaxValue, double.MaxValue)));
    }

    [Fact]
    public void Whole_numbers_that_are_all_there_keep_their_ends_and_keys_have_none()
    {
        Assert.Equal(new RangeExpectation(0, 23), RoundedOut.Range(Column(0, 23) with { Type = ColumnType.Int32, Distinct = new DistinctCount(24, 0) }));
        Assert.Equal(new RangeExpectation(0, 30), RoundedOut.Range(Column(0, 23) with { Type = ColumnType.Int32, Distinct = new DistinctCount(23, 0) }));
        Assert.Null(RoundedOut.Range(Column(1, 1000) with { Type = ColumnType.Int32, Distinct = new DistinctCount(1000, 0) }));
    }

    [Theory]
    [InlineData(9995, 10000, 0.999)]
    [InlineData(9693, 10000, 0.93)]
    [InlineData(6558, 10000, 0.3)]
    [InlineData(50, 100, null)]
    [InlineData(100, 100, null)]
    [InlineData(98, 99, null)]
    public void What_is_missing_may_double(long present, long rows, double? share)
    {
        PresenceExpectation? presence = RoundedOut.Presence(present, rows);
        Assert.Equal(share, presence?.Share);
        Assert.True(presence?.Holds(present, rows) ?? true);
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0, 10, 0)]
    [InlineData(1, 10_000, 0.0002)]
    [InlineData(16, 3302, 0.01)]
    [InlineData(1, 3, 0.7)]
    [InlineData(1, 2, 0.8)]
    [InlineData(7, 10, 0.9)]
    [InlineData(10, 10, 1)]
    public void What_is_broken_may_double_and_is_not_all(long broken, long of, double tolerance) =>
        Assert.Equal(tolerance, RoundedOut.Tolerance(broken, of));

    [Theory]
    [InlineData(3, 3, 3, 3)]
    [InlineData(0.3, 191, 0, 200)]
    [InlineData(-1.7e308, 1.7e308, double.NegativeInfinity, double.PositiveInfinity)]
    public void Few_numbers_have_a_range_around_them(double minimum, double maximum, double low, double high) =>
        Assert.Equal(new RangeExpectation(low, high), RoundedOut.Around(minimum, maximum));

    [Theory]
    [InlineData(-1, 5, -10, 10)]
    [InlineData(0, 10.5, 0, 20)]
    [InlineData(3, 4, 0, 10)]
    public void A_range_is_widened_where_it_is_too_narrow_alone(double minimum, double maximum, double low, double high) =>
        Assert.Equal(new RangeExpectation(low, high) { Tolerance = 0.1 }, RoundedOut.Widen(new RangeExpectation(0, 10) { Tolerance = 0.1 }, minimum, maximum));

    private static ColumnStatistics Column(double minimum, double maximum, long present = 1000) => new("x", ColumnType.Double)
    {
        Present = present,
        Distinct = new DistinctCount(100, 0),
        Numbers = new NumberStatistics { Minimum = minimum, Maximum = maximum, Finite = present },
    };
}
