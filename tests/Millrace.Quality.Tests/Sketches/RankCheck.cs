namespace Millrace.Quality.Tests.Sketches;

/// <summary>Holds what a sketch says of ranks and quantiles against all numbers in order.</summary>
internal static class RankCheck
{
    public static void Holds(QuantileSketch sketch, double[] values, double error = QuantileSketch.RankError) =>
        Holds(sketch, values, [.. Enumerable.Repeat(1.0, values.Length)], error);

    public static void Holds(QuantileSketch sketch, double[] values, double[] weights, double error = QuantileSketch.RankError)
    {
        (double Value, double Weight)[] ordered =
        [
            .. values.Zip(weights).Where(static pair => !double.IsNaN(pair.First) && pair.Second > 0).OrderBy(static pair => pair.First),
        ];
        double[] numbers = [.. ordered.Select(static pair => pair.Value)];
        double[] sums = new double[numbers.Length + 1];
        for (int i = 0; i < numbers.Length; i++)
            sums[i + 1] = sums[i] + ordered[i].Weight;
        double total = sums[^1], allowed = (error + 1e-9) * total;
        QuantileView view = sketch.View();
        Assert.Equal(total, view.Weight, 1e-9 * total);
        if (numbers.Length == 0)
        {
            Assert.Null(view.Quantile(0.5));
            return;
        }

        Assert.Equal((numbers[0], numbers[^1]), (view.Quantile(0), view.Quantile(1)));
        for (int i = 0; i <= 200; i++)
        {
            double found = view.Quantile(i / 200.0)!.Value, target = i / 200.0 * total;
            (int first, int end) = Places(numbers, found);
            Assert.True(end > first, $"{found:R} is none of the numbers.");
            double off = Math.Max(0, Math.Max(sums[first] - target, target - sums[end]));
            Assert.True(off <= allowed, $"The quantile at {i / 200.0} is off by {off / total:P3}.");

            double probe = numbers[(int)((long)i * (numbers.Length - 1) / 200)];
            (first, end) = Places(numbers, probe);
            Assert.InRange(view.WeightUpTo(probe), sums[end] - allowed, sums[end] + allowed);
            Assert.InRange(view.WeightBelow(probe), sums[first] - allowed, sums[first] + allowed);
        }
    }

    private static (int First, int End) Places(double[] numbers, double value)
    {
        int first = LowerBound(numbers, value);
        return (first, value == double.PositiveInfinity ? numbers.Length : LowerBound(numbers, Math.BitIncrement(value == 0 ? 0.0 : value)));
    }

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
