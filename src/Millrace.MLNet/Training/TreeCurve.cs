using Millrace.Features;
using Millrace.Learning;

namespace Millrace.MLNet;

/// <summary>
/// The learning curve of boosted trees: what they lost on the training rows when there were so many of them. FastTree's sigmoid depends on the
/// learning rate alone, so it is the same for the first trees as for all: each point is exactly what a model of so many trees would lose.
/// </summary>
internal static class TreeCurve
{
    /// <summary>How many points there are at most; of more trees, those at even distances and the last.</summary>
    public const int MaximumPoints = 100;

    // So many rows at a time, that they stay in the processor's cache while the trees go over them.
    private const int BlockRows = 4096;

    /// <summary>Computes and records the curve, tree by tree: about as much work as predicting the rows once.</summary>
    public static void Record(StepContext step, TreeEnsemble trees, FeatureMatrix matrix, CancellationToken cancellation)
    {
        int[] positions = Positions(trees.Roots.Length);
        var losses = new double[positions.Length];
        double total = 0;
        for (int first = 0; first < matrix.Rows; first += BlockRows)
        {
            int count = Math.Min(BlockRows, matrix.Rows - first);
            ReadOnlySpan<float> weights = matrix.Weights.Length > 0 ? matrix.Weights.AsSpan(first, count) : default;
            total += WeightOf(weights, count);
            AddLosses(
                trees,
                matrix.Values.AsSpan(first * matrix.Width, count * matrix.Width),
                matrix.Labels.AsSpan(first, count),
                weights,
                positions,
                losses,
                cancellation);
        }

        for (int i = 0; i < positions.Length; i++)
            step.RecordSeries(TrainLogLoss.Name, positions[i], losses[i] / total);
    }

    private static double WeightOf(ReadOnlySpan<float> weights, int rows)
    {
        double sum = weights.IsEmpty ? rows : 0;
        foreach (float weight in weights)
            sum += weight;
        return sum;
    }

    private static int[] Positions(int trees)
    {
        int distance = Math.Max(1, (trees + MaximumPoints - 1) / MaximumPoints);
        return [.. Enumerable.Range(1, trees).Where(tree => tree % distance == 0 || tree == trees)];
    }

    private static void AddLosses(
        TreeEnsemble trees,
        ReadOnlySpan<float> rows,
        ReadOnlySpan<float> labels,
        ReadOnlySpan<float> weights,
        int[] positions,
        double[] losses,
        CancellationToken cancellation)
    {
        double weight = WeightOf(weights, labels.Length);
        if (weight == 0)
            return;
        PlattCalibration calibration = trees.Calibration!.Value;
        var sums = new double[labels.Length];
        var scores = new float[labels.Length];
        Array.Fill(sums, trees.Bias);
        int point = 0;
        for (int tree = 0; tree < trees.Roots.Length; tree++)
        {
            cancellation.ThrowIfCancellationRequested();
            trees.AddTree(tree, rows, sums);
            if (tree + 1 != positions[point])
                continue;

            for (int i = 0; i < scores.Length; i++)
                scores[i] = calibration.Probability((float)sums[i]);
            losses[point++] += LogLoss.Compute(scores, labels, weights) * weight;
        }
    }
}
