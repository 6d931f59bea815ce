using CsCheck;
using Millrace.Data;
using Millrace.Quality.Tests.Rows;

namespace Millrace.Quality.Tests.Expectations;

/// <summary>Checks that look at many values at once find what a look at each finds.</summary>
public sealed class BlockCheckTests
{
    private static readonly double[] s_odd = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, -0.0, 0, 10, 10.000001, -0.000001];

    [Fact]
    public void Ranges_over_blocks_break_where_a_plain_loop_says()
    {
        var inRange = new RangeExpectation(0, 10);
        Gen.Select(Gen.Int[1, 2500], Gen.Select(Gen.Int[0, 2499], Gen.Int[0, 7]).Array[0, 3]).Sample((count, odd) =>
        {
            double?[] values = [.. Enumerable.Range(0, count).Select(static i => (double?)(i % 11))];
            foreach ((int place, int which) in odd.Where(pair => pair.Item1 < count))
                values[place] = s_odd[which];
            ColumnInfo info = new("x", "X", ColumnType.Double, true) { Expectations = [inRange] };
            long expected = values.Count(static value => !(value >= 0 && value <= 10));
            Assert.Equal(expected, Assert.Single(Scan.Expectations(Scan.Numbers(info, values))).Broken);

            var floats = new ValueColumn<float>(info with { Type = ColumnType.Single }, 0, ValueFormats.Single);
            foreach (double? value in values)
                floats.Append((float)value!.Value);
            expected = values.Count(static value => !((double)(float)value!.Value is >= 0 and <= 10));
            Assert.Equal(expected, Assert.Single(Scan.Expectations(floats)).Broken);
        });
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void Orders_over_blocks_break_where_a_plain_loop_says(bool isDescending, bool isStrict)
    {
        ColumnInfo info = new("x", "X", ColumnType.Int64, true) { Expectations = [new OrderExpectation(isDescending, isStrict)] };
        Gen.Select(Gen.Int[1, 60], Gen.Select(Gen.Int[0, 59], Gen.Int[-1, 1]).Array[0, 2]).Sample((count, odd) =>
        {
            long[] values = [.. Enumerable.Range(0, count).Select(i => isDescending ? -3L * i : 3L * i)];
            foreach ((int place, int by) in odd.Where(pair => pair.Item1 > 0 && pair.Item1 < count))
                values[place] = values[place - 1] + by;
            var column = new ValueColumn<long>(info, 0, ValueFormats.Int64);
            foreach (long value in values)
                column.Append(value);
            long expected = values.Zip(values.Skip(1)).Count(pair =>
            {
                int order = isDescending ? pair.First.CompareTo(pair.Second) : pair.Second.CompareTo(pair.First);
                return isStrict ? order <= 0 : order < 0;
            });
            Assert.Equal(expected, Assert.Single(Scan.Expectations(column)).Broken);
        });
    }
}
