using CsCheck;
using Millrace.Quality.Tests.Sketches;

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
                FrequentItemsTests.Add(items, value);
            Assert.False(items.IsExact);
            return RankHistogram.Of(items, listed);
        }
    }

    internal static RankHistogram Of(params (string Value, double Weight)[] weights) =>
        RankHistogram.Of(weights.Select(static pair => KeyValuePair.Create(pair.Value, pair.Weight)));

    internal static Dictionary<string, double> Sums((string Value, double Weight)[] weights) =>
        weights.GroupBy(static pair => pair.Value).ToDictionary(static group => group.Key, static group => group.Sum(static pair => pair.Weight));
}
