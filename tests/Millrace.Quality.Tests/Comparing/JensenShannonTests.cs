using CsCheck;
using Millrace.Data;
using Millrace.Data.Tests.Sketches;
using Millrace.Quality.Tests.Histograms;

namespace Millrace.Quality.Tests.Comparing;

public sealed class JensenShannonTests
{
    // Of (1/2, 1/2) and (1, 0): ½ · (½ · log2(⅔) + ½ · log2(2) + 1 · log2(4/3)).
    private const double HalfAgainstWhole = 0.31127812445913283;

    [Fact]
    public void Hand_computed_cases()
    {
        Near(HalfAgainstWhole, Numbers(Of((0, 1, 1), (1, 2, 1)), Of((0, 1, 7))));
        Near(HalfAgainstWhole, JensenShannon.Between(CategoryDistanceTests.Of(("a", 3), ("b", 3)), CategoryDistanceTests.Of(("a", 1))));
        Near(0, Numbers(Of((0, 2, 4)), Of((0, 1, 1), (1, 2, 1))));
        Near(1, Numbers(Of((0, 1, 4)), Of((1, 2, 1))));
    }

    [Fact]
    public void Buckets_are_cut_at_the_ends_of_both_sides_and_are_even_within()
    {
        // (0, 4) against (2, 6): shares ½, ½, 0 and 0, ½, ½.
        Near(0.5, Numbers(Of((0, 4, 10)), Of((2, 6, 1))));
        Near(HalfAgainstWhole, Numbers(Of((0, 4, 10)), Of((0, 2, 3))));
    }

    [Fact]
    public void A_bucket_of_one_number_is_alike_to_that_number_alone()
    {
        Near(0, Numbers(Of((3, 3, 5)), Of((3, 3, 1))));
        Near(1, Numbers(Of((3, 3, 5)), Of((4, 4, 1))));
        Near(1, Numbers(Of((3, 3, 5)), Of((0, 6, 1))));
        Near(HalfAgainstWhole, Numbers(Of((3, 3, 5), (4, 4, 5)), Of((3, 3, 1))));
    }

    [Fact]
    public void NaN_and_infinite_numbers_are_alike_to_nothing()
    {
        Near(1, Numbers(new Histogram([], notANumber: 3), new Histogram([], notANumber: 3)));
        Near(1, Numbers(new Histogram([], positiveInfinite: 3), new Histogram([], positiveInfinite: 2)));
        Near(0.5, Numbers(new Histogram([new(0, 1, 1)], notANumber: 1), new Histogram([new(0, 1, 1)], negativeInfinite: 1)));
    }

    [Fact]
    public void Nothing_is_alike_to_nothing_alone()
    {
        Assert.Equal((0, 1, 1), (Numbers(Histogram.Empty, Histogram.Empty), Numbers(Histogram.Empty, Of((0, 1, 1))), Numbers(Of((0, 1, 1)), Histogram.Empty)));
        Assert.Equal(0, JensenShannon.Between(RankHistogram.Empty, RankHistogram.Empty));
        Assert.Equal(1, JensenShannon.Between(RankHistogram.Empty, CategoryDistanceTests.Of(("a", 1))));
    }

    [Fact]
    public void Of_numbers_it_agrees_with_a_plain_computation() => Gen.Select(HistogramTests.Any, HistogramTests.Any).Sample(
        static (left, right) =>
        {
            double expected = left.Total == 0 || right.Total == 0
                ? (left.Total == right.Total ? 0 : 1)
                : Plain(Masses(left, right, "left"), Masses(right, left, "right"));
            Assert.Equal(expected, Numbers(left, right), 1e-9);
            Assert.Equal(expected, Numbers(right, left), 1e-9);
        },
        iter: 5000,
        seed: "0N0XIzNsQ0O2");

    [Fact]
    public void Of_categories_it_agrees_with_a_plain_computation() => Gen.Select(Categories, Categories).Sample(
        static (left, right) =>
        {
            Dictionary<string, double> a = CategoryDistanceTests.Sums(left), b = CategoryDistanceTests.Sums(right);
            double expected = a.Values.Sum() == 0 || b.Values.Sum() == 0 ? (a.Values.Sum() == b.Values.Sum() ? 0 : 1) : Plain(a, b);
            Assert.Equal(expected, JensenShannon.Between(CategoryDistanceTests.Of(left), CategoryDistanceTests.Of(right)), 1e-9);
        },
        iter: 3000,
        seed: "0N0XIzNsQ0O2");

    [Theory]
    [InlineData("normal", 0.3)]
    [InlineData("uniform", 0.1)]
    [InlineData("lognormal", 1)]
    [InlineData("few", 0.5)]
    public void From_sketches_it_lies_within_its_bound_of_that_of_the_exact_histograms(string name, double shift)
    {
        const int Buckets = 20;
        double[] left = Samples.Of(name, 200_000, 1), right = [.. Samples.Of(name, 200_000, 2).Select(value => value + shift)];
        (double exactRoot, double foundRoot) = (Math.Sqrt(Numbers(Counted(left), Counted(right))), Math.Sqrt(Numbers(Sketched(left), Sketched(right))));
        Assert.InRange(foundRoot, exactRoot - Bound(Buckets), exactRoot + Bound(Buckets));

        // The bound is for the worst; these are nearer.
        Assert.InRange(foundRoot, exactRoot - 0.05, exactRoot + 0.05);

        static double Bound(int count) => 2 * Math.Sqrt((count - 1) * QuantileSketch.RankError);

        static Histogram Sketched(double[] values) => HistogramBuilder.EqualWidths(Filled.Of(values).View(), Buckets);

        static Histogram Counted(double[] values)
        {
            var counter = new EqualWidthCounter(values.Min(), values.Max(), Buckets);
            counter.Add(values, [.. values.Select(static _ => 1.0)]);
            return counter.ToHistogram();
        }
    }

    private static Gen<(string, double)[]> Categories { get; } =
        Gen.Select(Gen.Int[0, 12].Select(static number => $"c{number}"), Gen.Double[0, 100]).Array[0, 10];

    // Mass by cell of a grid that is finer than all ends, which are whole numbers.
    private static Dictionary<string, double> Masses(Histogram side, Histogram other, string name)
    {
        var masses = new Dictionary<string, double>();
        int[] ends =
        [
            .. side.Buckets.Concat(other.Buckets).Where(static bucket => !bucket.IsPoint)
                .SelectMany(static bucket => new[] { (int)bucket.Low, (int)bucket.High }).Distinct().Order(),
        ];
        foreach (HistogramBucket bucket in side.Buckets)
        {
            if (bucket.IsPoint)
            {
                string key = $"at {bucket.Low}";
                masses[key] = masses.GetValueOrDefault(key) + bucket.Weight;
                continue;
            }

            for (int i = 1; i < ends.Length; i++)
            {
                string key = $"from {ends[i - 1]}";
                double part = bucket.Weight * (ends[i] - ends[i - 1]) / (bucket.High - bucket.Low);
                if (ends[i - 1] >= bucket.Low && ends[i] <= bucket.High)
                    masses[key] = masses.GetValueOrDefault(key) + part;
            }
        }

        masses[$"{name} NaN"] = side.NotANumber;
        masses[$"{name} infinite"] = side.NegativeInfinite + side.PositiveInfinite;
        return masses;
    }

    // By entropies: H((p + q) / 2) - (H(p) + H(q)) / 2.
    private static double Plain(Dictionary<string, double> left, Dictionary<string, double> right)
    {
        double leftTotal = left.Values.Sum(), rightTotal = right.Values.Sum(), sum = 0;
        foreach (string key in left.Keys.Union(right.Keys))
        {
            double p = left.GetValueOrDefault(key) / leftTotal, q = right.GetValueOrDefault(key) / rightTotal;
            sum += Entropy((p + q) / 2) - (Entropy(p) / 2) - (Entropy(q) / 2);
        }

        return sum;

        static double Entropy(double share) => share > 0 ? -share * Math.Log(share) / Math.Log(2) : 0;
    }

    private static double Numbers(Histogram left, Histogram right) => JensenShannon.Between(left, right);

    private static Histogram Of(params (double Low, double High, double Weight)[] buckets) =>
        new([.. buckets.Select(static bucket => new HistogramBucket(bucket.Low, bucket.High, bucket.Weight))]);

    private static void Near(double expected, double actual) => Assert.Equal(expected, actual, 1e-12);
}
