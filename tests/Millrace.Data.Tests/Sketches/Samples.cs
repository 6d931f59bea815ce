namespace Millrace.Data.Tests.Sketches;

/// <summary>Numbers of many distributions, made of seeds.</summary>
internal static class Samples
{
    public static readonly string[] Names =
        ["uniform", "normal", "lognormal", "few", "sorted", "reversed", "zigzag", "equal", "infinite", "blocks", "tiny", "wide"];

    public static double[] Of(string name, int count, int seed)
    {
        var random = new Random(seed);
        double[] values = new double[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = name switch
            {
                "uniform" => random.NextDouble(),
                "normal" => Normal(random),
                "lognormal" => Math.Exp(3 * Normal(random)),
                "few" => random.Next(5) * random.Next(2),
                "sorted" => i,
                "reversed" => -i,
                "zigzag" => i % 2 == 0 ? i : count - i,
                "equal" => 0.1,
                "infinite" => random.Next(10) switch { 0 => double.PositiveInfinity, 1 => double.NegativeInfinity, 2 => double.NaN, _ => Normal(random) },
                "blocks" => (i / 1000 % 7 * 1e6) + (i % 1000),
                "tiny" => double.Epsilon * random.Next(1000),
                "wide" => (random.NextDouble() - 0.5) * double.MaxValue * 2,
                _ => throw new ArgumentException(name),
            };
        }

        return values;
    }

    /// <summary>Cuts a range at random places.</summary>
    public static IEnumerable<Range> Cut(int count, int parts, Random random)
    {
        int[] ends = [0, .. Enumerable.Range(1, parts - 1).Select(_ => random.Next(count + 1)).Order(), count];
        return Enumerable.Range(0, parts).Select(i => ends[i]..ends[i + 1]);
    }

    /// <summary>Joins things two at a time, in an order that chance decides, until one is left.</summary>
    public static T Join<T>(IEnumerable<T> parts, Action<T, T> merge, Random random)
    {
        var left = parts.ToList();
        while (left.Count > 1)
        {
            int from = random.Next(left.Count);
            T taken = left[from];
            left.RemoveAt(from);
            merge(left[random.Next(left.Count)], taken);
        }

        return left[0];
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
