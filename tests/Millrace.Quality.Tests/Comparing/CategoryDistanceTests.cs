using CsCheck;
using Millrace.Data;
using Millrace.Data.Tests.Sketches;

namespace Millrace.Quality.Tests.Comparing;

public sealed class CategoryDistanceTests
{
    private static readonly Gen<(string, double)[]> Weights =
        Gen.Select(Gen.Int[0, 12].Select(static number => $"c{number}"), Gen.Double[0, 100]).Array[0, 10];

    [Fact]
    public void L_infinity_is_the_largest_difference_of_shares()
    {
        CategoryDifference found = LInfinity.Between(Of(("a", 1), ("b", 2), ("c", 7)), Of(("a", 30), ("b", 50), ("d", 20)));
        Assert.Equal("c", found.Value);
        Assert.Equal((0.7, 0.7, 0), (found.Distance, found.Current, found.Previous));
        CategoryDifference even = LInfinity.Between(Of(("a", 1), ("b", 1)), Of(("a", 3), ("b", 1)));
        Assert.Equal(("b", 0.25, 0.5, 0.25), (even.Value, even.Distance, even.Current, even.Previous));
    }

    [Fact]
    public void Normalised_absolute_difference_divides_counts_by_those_of_both_sides()
    {
        CategoryDifference found = NormalisedAbsoluteDifference.Between(Of(("a", 1), ("b", 2)), Of(("a", 6), ("b", 1)));
        Assert.Equal(("a", 0.5, 0.1, 0.6), (found.Value, found.Distance, found.Current, found.Previous));
    }

    [Fact]
    public void Alike_and_empty_sides_differ_in_nothing_and_one_empty_side_in_its_largest_share()
    {
        Assert.Equal(default(CategoryDifference), LInfinity.Between(Of(("a", 1), ("b", 3)), Of(("a", 2), ("b", 6))));
        Assert.Equal(default(CategoryDifference), LInfinity.Between(RankHistogram.Empty, RankHistogram.Empty));
        Assert.Equal(default(CategoryDifference), NormalisedAbsoluteDifference.Between(RankHistogram.Empty, RankHistogram.Empty));
        Assert.Equal(new CategoryDifference(0.75, "b", 0, 0.75), LInfinity.Between(RankHistogram.Empty, Of(("a", 1), ("b", 3))));
        Assert.Equal(0.6875, LInfinity.Between(RankHistogram.Of([new("a", 11)], total: 16), RankHistogram.Empty).Distance);
    }

    [Fact]
    public void Weights_that_were_added_up_in_another_order_differ_in_nothing()
    {
        RankHistogram one = Of(("a", 0.1), ("a", 0.2), ("a", 0.3), ("b", 0.7)), other = Of(("a", 0.3), ("a", 0.2), ("a", 0.1), ("b", 0.7));
        Assert.NotEqual(one.Total, other.Total);
        Assert.Equal(default(CategoryDifference), LInfinity.Between(one, other));
        Assert.Equal(default(CategoryDifference), NormalisedAbsoluteDifference.Between(one, other));
        Assert.Equal(0, JensenShannon.Between(one, other));
    }

    [Fact]
    public void Distances_agree_with_a_plain_computation() => Gen.Select(Weights, Weights).Sample(
        static (left, right) =>
        {
            Dictionary<string, double> a = Sums(left), b = Sums(right);
            double totalA = a.Values.Sum(), totalB = b.Values.Sum(), infinity = 0, absolute = 0;
            foreach (string name in a.Keys.Concat(b.Keys))
            {
                double x = a.GetValueOrDefault(name), y = b.GetValueOrDefault(name);
                infinity = Math.Max(infinity, Math.Abs((totalA > 0 ? x / totalA : 0) - (totalB > 0 ? y / totalB : 0)));
                absolute = Math.Max(absolute, totalA + totalB > 0 ? Math.Abs(x - y) / (totalA + totalB) : 0);
            }

            Assert.Equal(infinity, LInfinity.Between(Of(left), Of(right)).Distance, 1e-9);
            Assert.Equal(infinity, LInfinity.Between(Of(right), Of(left)).Distance, 1e-9);
            Assert.Equal(absolute, NormalisedAbsoluteDifference.Between(Of(left), Of(right)).Distance, 1e-9);
            CategoryDifference named = LInfinity.Between(Of(left), Of(right));
            Assert.Equal(named.Distance, Math.Abs(named.Current - named.Previous), 1e-12);
            Assert.Equal(named.Value is null, named.Distance == 0);
        },
        iter: 3000,
        seed: "0N0XIzNsQ0O2");

    [Theory]
    [InlineData(1, 1000)]
    [InlineData(2, 50)]
    [InlineData(3, 3)]
    [InlineData(4, 100_000)]
    public void From_bounded_counts_they_lie_within_what_they_say(int seed, int listed)
    {
        var random = new Random(seed);
        string[] left = Draw(60_000, 3), right = Draw(40_000, 2.7);
        (RankHistogram current, RankHistogram previous) = (Counted(left, listed), Counted(right, listed));
        (RankHistogram exactCurrent, RankHistogram exactPrevious) = (Exact(left), Exact(right));
        CategoryDifference found = LInfinity.Between(current, previous), exact = LInfinity.Between(exactCurrent, exactPrevious);
        CategoryDifference absolute = NormalisedAbsoluteDifference.Between(current, previous);
        CategoryDifference exactAbsolute = NormalisedAbsoluteDifference.Between(exactCurrent, exactPrevious);
        Assert.Equal((0, 0), (exact.MaximumError, exactAbsolute.MaximumError));
        Assert.InRange(found.MaximumError, 1e-6, listed == 3 ? 1 : 0.02);
        Assert.InRange(found.Distance, exact.Distance - found.MaximumError, exact.Distance + found.MaximumError);
        Assert.InRange(absolute.Distance, exactAbsolute.Distance - absolute.MaximumError, exactAbsolute.Distance + absolute.MaximumError);

        string[] Draw(int count, double power) => [.. Enumerable.Range(0, count).Select(_ => $"v{(int)Math.Pow(random.NextDouble(), -power)}")];

        static RankHistogram Exact(string[] values) => RankHistogram.Of(
            values.CountBy(static value => value).Select(static pair => KeyValuePair.Create(pair.Key, (double)pair.Value)));

        static RankHistogram Counted(string[] values, int listed)
        {
            var items = new FrequentItems();
            foreach (string value in values)
                Filled.Add(items, value);
            Assert.NotEqual(0, items.MaximumError);
            return RankHistogram.Of(items, listed);
        }
    }

    [Theory]
    [InlineData(1, 1000)]
    [InlineData(2, 50)]
    [InlineData(3, 3)]
    [InlineData(4, 100_000)]
    public void The_divergence_from_bounded_counts_lies_within_what_it_says(int seed, int listed)
    {
        var random = new Random(seed);
        string[] left = Draw(60_000, 3), right = Draw(40_000, 2.7);
        double exact = CategoryDivergence.Of(Exact(left, 100_000), Exact(right, 100_000)).Distance;
        CategoryDivergence counted = CategoryDivergence.Of(Counted(left, listed), Counted(right, listed));
        Assert.InRange(exact, counted.Distance - counted.MaximumError, counted.Distance + counted.MaximumError);
        CategoryDivergence cut = CategoryDivergence.Of(Exact(left, listed), Exact(right, listed));
        Assert.Equal((listed < 100_000, listed < 100_000), (IsLeast(cut), cut.MaximumError > 0));
        Assert.InRange(exact, cut.Distance - 1e-12, cut.Distance + cut.MaximumError + 1e-12);

        string[] Draw(int count, double power) => [.. Enumerable.Range(0, count).Select(_ => $"v{(int)Math.Pow(random.NextDouble(), -power)}")];

        static RankHistogram Counted(string[] values, int listed)
        {
            var items = new FrequentItems();
            foreach (string value in values)
                Filled.Add(items, value);
            return RankHistogram.Of(items, listed);
        }
    }

    [Fact]
    public void Even_columns_of_many_values_are_no_drift_whichever_values_are_listed()
    {
        KeyValuePair<string, double>[] values = [.. Enumerable.Range(0, 10_000).Select(static i => KeyValuePair.Create($"v{i:00000}", 10.0))];
        CategoryDivergence found = CategoryDivergence.Of(RankHistogram.Of(values[..1000], 100_000), RankHistogram.Of(values[^1000..], 100_000));
        Assert.Equal((0, 1, true), (found.Distance, found.MaximumError, IsLeast(found)));
        found = CategoryDivergence.Of(RankHistogram.Of(values[..1000], 100_000), RankHistogram.Of(values[..1000], 100_000));
        Assert.Equal((0, 0.9, true), (Math.Round(found.Distance, 12), Math.Round(found.MaximumError, 12), IsLeast(found)));
    }

    // The error upward is that of all that is not listed, and says nothing of how much less it can be.
    [Fact]
    public void The_least_divergence_is_told_beside_the_error()
    {
        var left = new FrequentItems();
        var right = new FrequentItems();
        for (int i = 0; i < 200_000; i++)
        {
            Filled.Add(left, i % 50 == 0 ? $"left {i}" : $"{i % 3}");
            Filled.Add(right, i % 50 == 0 ? $"right {i}" : $"{i % 5}");
        }

        CategoryDivergence found = CategoryDivergence.Of(RankHistogram.Of(left, 1000), RankHistogram.Of(right, 1000));
        Assert.InRange(found.Least, found.Distance - found.MaximumError + 1e-3, found.Distance);
        var column = new ColumnInfo("x", "X", ColumnType.Text, false);
        ColumnDistance distance = ColumnDistances.Compare(column, new DriftExpectation { JensenShannon = found.Least - 1e-6 }, Of(left), Of(right))
            .Distances.Single(static each => each.Measure == DistanceMeasure.JensenShannon);
        Assert.True(distance.IsHigh);
        Assert.False((distance with { Threshold = found.Least + 1e-6 }).IsHigh);

        static ColumnStatistics Of(FrequentItems items) =>
            new("x", ColumnType.Text) { Present = 200_000, Frequent = RankHistogram.Of(items, 1000) };
    }

    [Fact]
    public void Values_that_a_side_of_which_all_are_listed_does_not_have_are_told_exactly()
    {
        CategoryDivergence found = CategoryDivergence.Of(RankHistogram.Of([new("a", 5)], 10), Of(("b", 1)));

        // Of (½ a, ½ rest) and (1 rest); b may be in the rest or not.
        Assert.Equal(0.31127812445913283, found.Distance, 1e-12);
        Assert.Equal((1, true), (Math.Round(found.Distance + found.MaximumError, 12), IsLeast(found)));
        found = CategoryDivergence.Of(RankHistogram.Of([new("a", 5)], 10), Of(("a", 1)));
        Assert.Equal((0, false), (found.MaximumError, IsLeast(found)));
        Assert.Equal(CategoryDivergence.Of(Of(("a", 5), ("c", 5)), Of(("a", 1))).Distance, found.Distance, 1e-12);
    }

    private static RankHistogram Exact(string[] values, int listed)
    {
        KeyValuePair<string, double>[] counts =
        [
            .. values.CountBy(static value => value).Select(static pair => KeyValuePair.Create(pair.Key, (double)pair.Value))
                .OrderByDescending(static pair => pair.Value).ThenBy(static pair => pair.Key, StringComparer.Ordinal),
        ];
        return RankHistogram.Of(counts.Take(listed), values.Length);
    }

    internal static RankHistogram Of(params (string Value, double Weight)[] weights) =>
        RankHistogram.Of(weights.Select(static pair => KeyValuePair.Create(pair.Value, pair.Weight)));

    internal static Dictionary<string, double> Sums((string Value, double Weight)[] weights) =>
        weights.GroupBy(static pair => pair.Value).ToDictionary(static group => group.Key, static group => group.Sum(static pair => pair.Weight));

    private static bool IsLeast(CategoryDivergence found) => found.MaximumError > 0 && found.Least == found.Distance;
}
