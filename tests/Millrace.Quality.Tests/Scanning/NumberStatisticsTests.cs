using CsCheck;
using Millrace.Data;
using Millrace.Quality.Tests.Rows;

namespace Millrace.Quality.Tests.Scanning;

public sealed class NumberStatisticsTests
{
    private static readonly ColumnInfo Number = new("x", "X", ColumnType.Double, true);

    [Fact]
    public void Numbers_are_described_as_a_plain_loop_describes_them()
    {
        Gen<double?> any = Gen.Frequency(
            (8, Gen.Double[-1e3, 1e3].Select(static value => (double?)value)),
            (1, Gen.Const((double?)null)),
            (1, Gen.Int[0, 3].Select(static i => (double?)new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0 }[i])));
        any.Array[0, 300].Sample(static values =>
        {
            ColumnStatistics found = Profile.Column(Scan.Numbers(Number, values));
            double[] present = [.. values.OfType<double>()], finite = [.. present.Where(double.IsFinite).Order()];
            Assert.Equal((present.Length, values.Length - present.Length), (found.Present, found.Missing));
            Assert.Equal(new DistinctCount(present.Distinct().Count(), 0), found.Distinct);
            NumberStatistics numbers = found.Numbers!;
            Assert.Equal(finite.Length, numbers.Finite);
            Assert.Equal(finite.Count(static value => value == 0), numbers.Zeros);
            Assert.Equal(present.Count(double.IsNaN), numbers.NotANumber);
            Assert.Equal(present.Count(double.IsNegativeInfinity), numbers.NegativeInfinite);
            Assert.Equal(present.Count(double.IsPositiveInfinity), numbers.PositiveInfinite);
            if (finite.Length == 0)
            {
                Assert.Equal((null, null, null, null), (numbers.Minimum, numbers.Maximum, numbers.Mean, numbers.Deviation));
                Assert.Empty(numbers.Quantiles);
                return;
            }

            double mean = finite.Average();
            Assert.Equal((finite[0], finite[^1]), (numbers.Minimum, numbers.Maximum));
            Assert.Equal((ValueFormats.Double.Format(finite[0]), ValueFormats.Double.Format(finite[^1])), (found.Minimum, found.Maximum));
            Assert.Equal(mean, numbers.Mean!.Value, 1e-9);
            Assert.Equal(Math.Sqrt(finite.Average(value => (value - mean) * (value - mean))), numbers.Deviation!.Value, 1e-9);
            Assert.Equal(0, numbers.RankError);
            foreach (Quantile quantile in numbers.Quantiles)
                Assert.Equal(finite[(int)Math.Ceiling((decimal)quantile.Share * finite.Length) - 1], quantile.Value);
            Assert.Equal(present.Length, numbers.EqualDepth!.Total, 1e-9);
            Assert.Equal(present.Length, numbers.EqualWidth!.Total, 1e-9);
        });
    }

    [Fact]
    public void Whole_numbers_are_described_as_fractions_are_and_with_their_frequent_values()
    {
        Gen<int?> near = Gen.Int[-50, 50].Select(static value => (int?)value), far = Gen.Int.Select(static value => (int?)value);
        Gen.Frequency((6, near), (1, Gen.Const((int?)null))).Array[0, 200].Sample(static values => AreAsFractions(values));
        Gen.Frequency((6, far), (3, near), (1, Gen.Const((int?)null))).Array[0, 200].Sample(static values => AreAsFractions(values));
    }

    private static void AreAsFractions(int?[] values)
    {
        var column = new ValueColumn<int>(Number with { Type = ColumnType.Int32 }, 0, ValueFormats.Int32);
        foreach (int? value in values)
            column.Append(value);
        ColumnStatistics whole = Profile.Column(column), fractions = Profile.Column(Scan.Numbers(Number, values.Select(static value => (double?)value)));
        Assert.Equal((fractions.Present, fractions.Missing, fractions.Distinct), (whole.Present, whole.Missing, whole.Distinct));
        Assert.Equal((fractions.Minimum, fractions.Maximum), (whole.Minimum, whole.Maximum));
        Assert.Equal(fractions.Numbers!.Quantiles.AsSpan(), whole.Numbers!.Quantiles.AsSpan());
        Assert.Equal((fractions.Numbers.Zeros, fractions.Numbers.Finite), (whole.Numbers.Zeros, whole.Numbers.Finite));
        Assert.Equal(fractions.Numbers.Mean ?? 0, whole.Numbers.Mean ?? 0, 1e-6);
        Assert.Equal(fractions.Numbers.Deviation ?? 0, whole.Numbers.Deviation ?? 0, 1e-6);
        var counts = values.OfType<int>().GroupBy(static value => value).OrderByDescending(static group => group.Count()).ToArray();
        Assert.Equal(counts.Take(20).Select(static group => (double)group.Count()), whole.Frequent!.Values.Select(static value => value.Weight));
        Assert.All(whole.Frequent.Values, value => Assert.Equal(values.Count(each => each == int.Parse(value.Value, null)), value.Weight));
        Assert.Equal((values.OfType<int>().Count(), 0), (whole.Frequent.Total, whole.Frequent.WeightError));
    }
}
