using CsCheck;

namespace Millrace.Learning.Tests.Predictors;

/// <summary>Made-up predictors.</summary>
internal static class AnyPredictors
{
    public const int Width = 5;

    /// <summary>Trees of any shape, made the way FastTree makes them: a leaf becomes a node with two leaves.</summary>
    public static Gen<TreeEnsemble> Trees { get; } = Gen.Select(
        Gen.Select(Gen.Int[0, 1000], Gen.Int[0, Width - 1], Gen.Single[-5, 5]).Array[0, 12].Array[0, 8],
        Gen.Double[-3, 3],
        Gen.Bool,
        static (splits, bias, calibrated) => Grow(splits, bias, calibrated));

    public static Gen<LinearPredictor> Linear { get; } = Gen.Select(Gen.Int[0, 4].Array[Width], Gen.Int[0, 1000], Gen.Bool, static (cardinalities, seed, calibrated) =>
    {
        var random = new Random(seed);
        float[] weights = [.. Enumerable.Range(0, cardinalities.Sum(static cardinality => Math.Max(1, cardinality))).Select(_ => (float)(random.NextDouble() - 0.5))];
        return new LinearPredictor([.. cardinalities], [.. weights], (float)random.NextDouble(), calibrated ? PlattCalibration.Logistic : null);
    });

    public static Gen<float[]> Rows { get; } = Gen.Frequency((9, Gen.Single[-6, 6]), (1, Gen.Const(float.NaN))).Array[0, 10 * Width]
        .Select(static values => values[..(values.Length / Width * Width)]);

    private static TreeEnsemble Grow((int Leaf, int Feature, float Threshold)[][] trees, double bias, bool calibrated)
    {
        var roots = new List<int>();
        var nodes = new List<TreeNode>();
        var leaves = new List<double>();
        foreach ((int Leaf, int Feature, float Threshold)[] splits in trees)
        {
            int firstNode = nodes.Count;
            int firstLeaf = leaves.Count;
            roots.Add(~firstLeaf);
            leaves.Add(firstLeaf * 0.3);
            foreach ((int leaf, int feature, float threshold) in splits)
            {
                int split = ~(firstLeaf + (leaf % (leaves.Count - firstLeaf)));
                for (int i = firstNode; i < nodes.Count; i++)
                {
                    nodes[i] = nodes[i] with
                    {
                        LessOrEqual = nodes[i].LessOrEqual == split ? nodes.Count : nodes[i].LessOrEqual,
                        Greater = nodes[i].Greater == split ? nodes.Count : nodes[i].Greater,
                    };
                }

                if (roots[^1] == split)
                    roots[^1] = nodes.Count;
                nodes.Add(new TreeNode(feature, threshold, split, ~leaves.Count));
                leaves.Add(Math.Sin(leaves.Count));
            }
        }

        return new TreeEnsemble(
            Width, [.. roots], [.. nodes], [.. leaves], [.. roots.Select(static (_, i) => 1 + (i * 0.1))], bias, calibrated ? new PlattCalibration(-0.4, 0.1) : null);
    }
}
