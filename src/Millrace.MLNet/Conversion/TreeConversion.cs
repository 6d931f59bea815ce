using System.Collections.Immutable;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Trainers.FastTree;
using Millrace.Learning;

namespace Millrace.MLNet;

/// <summary>Turns what FastTree trained into a predictor of our own, which needs no ML.NET.</summary>
internal static class TreeConversion
{
    public static TreeEnsemble Convert(RegressionTreeEnsemble ensemble, PlattCalibrator calibrator, int width)
    {
        var roots = ImmutableArray.CreateBuilder<int>(ensemble.Trees.Count);
        var nodes = ImmutableArray.CreateBuilder<TreeNode>();
        var leaves = ImmutableArray.CreateBuilder<double>();
        foreach (RegressionTree tree in ensemble.Trees)
        {
            // A tree that could not be split adds nothing, whatever its only leaf says: so FastTree predicts.
            bool isEmpty = tree.NumberOfLeaves <= 1;
            roots.Add(isEmpty ? ~leaves.Count : nodes.Count);
            AddNodes(tree, isEmpty ? 0 : tree.NumberOfNodes, nodes, leaves.Count);
            for (int leaf = 0; leaf < Math.Max(1, tree.NumberOfLeaves); leaf++)
                leaves.Add(isEmpty ? 0 : tree.LeafValues[leaf]);
        }

        return new TreeEnsemble(
            width,
            roots.ToImmutable(),
            nodes.ToImmutable(),
            leaves.ToImmutable(),
            [.. ensemble.TreeWeights],
            ensemble.Bias,
            new PlattCalibration(calibrator.Slope, calibrator.Offset));
    }

    private static void AddNodes(RegressionTree tree, int count, ImmutableArray<TreeNode>.Builder nodes, int firstLeaf)
    {
        int firstNode = nodes.Count;
        for (int node = 0; node < count; node++)
        {
            if (tree.CategoricalSplitFlags[node])
                throw new InvalidOperationException("FastTree made a split over a set of categories, which was not asked for.");
            nodes.Add(new TreeNode(
                tree.NumericalSplitFeatureIndexes[node],
                tree.NumericalSplitThresholds[node],
                Place(tree.LeftChild[node], firstNode, firstLeaf),
                Place(tree.RightChild[node], firstNode, firstLeaf)));
        }
    }

    private static int Place(int child, int firstNode, int firstLeaf) => child >= 0 ? firstNode + child : ~(firstLeaf + ~child);
}
