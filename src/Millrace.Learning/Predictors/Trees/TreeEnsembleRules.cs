namespace Millrace.Learning;

/// <summary>
/// What makes arrays a tree ensemble. Because a child comes after its parent, every walk through a tree ends.
/// </summary>
internal static class TreeEnsembleRules
{
    /// <summary>The first broken rule in words, or null.</summary>
    public static string? FindProblem(TreeEnsemble trees)
    {
        if (trees.Width < 1)
            return $"a row of {trees.Width} numbers";
        if (trees.Weights.Length != trees.Roots.Length)
            return $"{trees.Roots.Length} trees, but {trees.Weights.Length} weights";
        if (!double.IsFinite(trees.Bias))
            return "the bias is not a finite number";
        if (trees.Calibration is { } calibration && !(double.IsFinite(calibration.Slope) && double.IsFinite(calibration.Offset)))
            return "the calibration is not a finite number";
        return FindBadNumber(trees) ?? FindBadRoot(trees) ?? FindBadNode(trees);
    }

    private static string? FindBadNumber(TreeEnsemble trees)
    {
        for (int i = 0; i < trees.Weights.Length; i++)
        {
            if (!double.IsFinite(trees.Weights[i]))
                return $"the weight of tree {i} is not a finite number";
        }

        for (int i = 0; i < trees.Leaves.Length; i++)
        {
            if (!double.IsFinite(trees.Leaves[i]))
                return $"the value of leaf {i} is not a finite number";
        }

        return null;
    }

    private static string? FindBadRoot(TreeEnsemble trees)
    {
        for (int i = 0; i < trees.Roots.Length; i++)
        {
            if (!Exists(trees, trees.Roots[i]))
                return $"tree {i} begins at {trees.Roots[i]}, which does not exist";
        }

        return null;
    }

    private static string? FindBadNode(TreeEnsemble trees)
    {
        for (int i = 0; i < trees.Nodes.Length; i++)
        {
            TreeNode node = trees.Nodes[i];
            if ((uint)node.Feature >= (uint)trees.Width)
                return $"decision {i} reads feature {node.Feature} of {trees.Width}";
            if (float.IsNaN(node.Threshold))
                return $"the threshold of decision {i} is not a number";
            if (!IsChild(trees, i, node.LessOrEqual) || !IsChild(trees, i, node.Greater))
                return $"decision {i} leads to {node.LessOrEqual} and {node.Greater}, of which one does not exist or comes before it";
        }

        return null;
    }

    private static bool IsChild(TreeEnsemble trees, int parent, int child) => (child < 0 || child > parent) && Exists(trees, child);

    private static bool Exists(TreeEnsemble trees, int position) =>
        position >= 0 ? position < trees.Nodes.Length : ~position < trees.Leaves.Length;
}
