namespace Millrace.Data.Tests.Sketches;

/// <summary>Holds what a sketch says of ranks and quantiles against all numbers in order, within what the sketch itself says of its error.</summary>
internal static class RankCheck
{
    // Of each answer: a wrong alarm among all tests is as good as impossible.
    private const double Confidence = 0.999999;

    public static void Holds(QuantileSketch sketch, double[] values) => Holds(sketch, values, [.. Enumerable.Repeat(1.0, values.Length)]);

    public static void Holds(QuantileSketch sketch, double[] values, double[] weights)
    {
        QuantileView view = sketch.View();
        (double Value, double Weight)[] all = [.. values.Zip(weights)], ordered =
            [.. all.Where(static pair => double.IsFinite(pair.Value) && pair.Weight > 0).OrderBy(static pair => pair.Value)];
        double[] numbers = [.. ordered.Select(static pair => pair.Value)];
        double[] sums = new double[numbers.Length + 1];
        for (int i = 0; i < numbers.Length; i++)
            sums[i + 1] = sums[i] + ordered[i].Weight;
        double total = sums[^1], allowed = (sketch.RankErrorAt(Confidence) + 1e-9) * total, below = WeightOf(double.NegativeInfinity);
        Assert.Equal(total, view.FiniteWeight, 1e-9 * total);
        Assert.Equal(below, view.NegativeWeight, 1e-9 * below);
        Assert.Equal(WeightOf(double.PositiveInfinity), view.PositiveWeight, 1e-9 * view.PositiveWeight);
        if (numbers.Length == 0)
        {
            Assert.Null(view.FiniteQuantile(0.5));
            return;
        }

        Assert.Equal((numbers[0], numbers[^1]), (view.FiniteQuantile(0), view.FiniteQuantile(1)));
        for (int i = 0; i <= 200; i++)
        {
            double found = view.FiniteQuantile(i / 200.0)!.Value, target = i / 200.0 * total;
            (int first, int end) = Places(numbers, found);
            Assert.True(end > first, $"{found:R} is none of the numbers.");
            double off = Math.Max(0, Math.Max(sums[first] - target, target - sums[end]));
            Assert.True(off <= allowed, $"The quantile at {i / 200.0} is off by {off / total:P3}.");

            double probe = numbers[(int)((long)i * (numbers.Length - 1) / 200)];
            (first, end) = Places(numbers, probe);
            Assert.InRange(view.WeightBelow(probe) - below, sums[first] - allowed, sums[first] + allowed);
            if (probe < double.MaxValue)
                Assert.InRange(view.WeightBelow(Above(probe)) - below, sums[end] - allowed, sums[end] + allowed);
        }

        double WeightOf(double value) => all.Sum(pair => pair.Value == value ? pair.Weight : 0);
    }

    private static (int First, int End) Places(double[] numbers, double value) =>
        (LowerBound(numbers, value), value == double.MaxValue ? numbers.Length : LowerBound(numbers, Above(value)));

    private static double Above(double value) => Math.BitIncrement(value == 0 ? 0.0 : value);

    private static int LowerBound(double[] numbers, double value)
    {
        int low = 0, high = numbers.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = numbers[middle] < value ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
