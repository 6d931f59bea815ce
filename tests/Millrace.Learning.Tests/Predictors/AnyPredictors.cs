using System.Collections.Immutable;
using CsCheck;
using Millrace.Features;

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

    /// <summary>Networks over two quantities, an id of three categories and indicators of two; ids out of range come from the rows.</summary>
    public static Gen<WideAndDeepPredictor> Networks { get; } = Gen.Select(Gen.Int[1, 4], Gen.Int[1, 6].Array[1, 3], Gen.Int[1, 20], Gen.Int[0, 1000], Gen.Bool,
        static (embedding, layers, buckets, seed, calibrated) => Network(embedding, layers, buckets, new Random(seed), calibrated));

    public static Gen<float[]> Rows { get; } = Gen.Frequency((9, Gen.Single[-6, 6]), (1, Gen.Const(float.NaN))).Array[0, 10 * Width]
        .Select(static values => values[..(values.Length / Width * Width)]);

    private static WideAndDeepPredictor Network(int embedding, int[] layers, int buckets, Random random, bool calibrated)
    {
        var shape = new WideAndDeepShape(
            [
                new FeatureSlot("Miles", 0, 1, FeatureKind.Numeric, 0),
                new FeatureSlot("Company", 1, 1, FeatureKind.Category, 3),
                new FeatureSlot("Payment", 2, 2, FeatureKind.Indicator, 2),
                new FeatureSlot("Hours", 4, 1, FeatureKind.Numeric, 0),
            ],
            [0, embedding, embedding, 0],
            [new FeatureCross(1, 2, buckets), new FeatureCross(2, 1, 1)],
            [.. layers]);
        ImmutableArray<float> Some(int count) => [.. Enumerable.Range(0, count).Select(_ => (float)(random.NextDouble() - 0.5))];
        int[] inputs = [shape.DeepWidth, .. layers];
        var weights = new WideAndDeepWeights(
            Some(1)[0],
            Some(Width),
            [[], Some(3), [], []],
            [Some(buckets), Some(1)],
            [[], Some(3 * embedding), Some(2 * embedding), []],
            [.. layers.Select((units, i) => Some(units * inputs[i]))],
            [.. layers.Select(Some)],
            Some(layers[^1]));
        return new WideAndDeepPredictor(shape, weights, calibrated ? PredictionKind.Probability : PredictionKind.Number);
    }

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
