using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Millrace.Learning;

/// <summary>
/// A weighted sum of decision trees, and the sigmoid that turns it into a probability. Nodes and leaves of all trees lie in one array each,
/// so a prediction touches little memory. NaN is greater than every threshold, as in FastTree.
/// </summary>
public sealed class TreeEnsemble : IPredictor
{
    /// <summary>The name of the format.</summary>
    public const string FormatName = "tree-ensemble";

    /// <summary>Creates an ensemble.</summary>
    /// <param name="width">Numbers a row, at least 1.</param>
    /// <param name="roots">Where each tree begins: a node's index, or the complement of a leaf's for a tree without decisions.</param>
    /// <param name="nodes">The nodes of all trees; a node's children come after it.</param>
    /// <param name="leaves">The values of the leaves of all trees.</param>
    /// <param name="weights">What each tree's value is multiplied by.</param>
    /// <param name="bias">Added to the sum.</param>
    /// <param name="calibration">Turns the sum into a probability; null where the sum is the prediction.</param>
    /// <exception cref="ArgumentException">An index lies outside, a child does not come after its parent, or a number is not finite.</exception>
    public TreeEnsemble(
        int width,
        ImmutableArray<int> roots,
        ImmutableArray<TreeNode> nodes,
        ImmutableArray<double> leaves,
        ImmutableArray<double> weights,
        double bias,
        PlattCalibration? calibration)
    {
        Width = width;
        Roots = roots;
        Nodes = nodes;
        Leaves = leaves;
        Weights = weights;
        Bias = bias;
        Calibration = calibration;
        if (TreeEnsembleRules.FindProblem(this) is { } problem)
            throw new ArgumentException($"These are no trees: {problem}.");
    }

    /// <inheritdoc/>
    public IPredictorFormat Format => TreeEnsembleFormat.Instance;

    /// <inheritdoc/>
    public int Width { get; }

    /// <inheritdoc/>
    public PredictionKind Kind => Calibration is null ? PredictionKind.Number : PredictionKind.Probability;

    /// <inheritdoc/>
    public string Summary => string.Create(CultureInfo.InvariantCulture, $"{Roots.Length:N0} trees, {Nodes.Length:N0} decisions, {Leaves.Length:N0} leaves");

    /// <summary>Where each tree begins: a node's index, or the complement of a leaf's.</summary>
    public ImmutableArray<int> Roots { get; }

    /// <summary>The decisions of all trees.</summary>
    public ImmutableArray<TreeNode> Nodes { get; }

    /// <summary>The values of the leaves of all trees.</summary>
    public ImmutableArray<double> Leaves { get; }

    /// <summary>What each tree's value is multiplied by.</summary>
    public ImmutableArray<double> Weights { get; }

    /// <summary>Added to the sum.</summary>
    public double Bias { get; }

    /// <summary>Turns the sum into a probability, or null.</summary>
    public PlattCalibration? Calibration { get; }

    /// <inheritdoc/>
    public void Predict(ReadOnlySpan<float> rows, Span<float> scores)
    {
        int count = PredictorChecks.Rows(rows, scores, Width);
        for (int i = 0; i < count; i++)
        {
            float score = Score(rows.Slice(i * Width, Width));
            scores[i] = Calibration is { } calibration ? calibration.Probability(score) : score;
        }
    }

    /// <summary>
    /// Adds what one tree says of some rows to their sums. With all trees, one after the other, and <see cref="Bias"/>, the sums are what
    /// <see cref="Predict"/> turns into predictions; after fewer trees they are the predictions of a smaller ensemble.
    /// </summary>
    /// <param name="tree">The tree's position in <see cref="Roots"/>.</param>
    /// <param name="rows">The rows, one after the other.</param>
    /// <param name="sums">One sum a row; there may be more.</param>
    /// <exception cref="ArgumentException">The rows are no whole rows, or there are too few sums.</exception>
    public void AddTree(int tree, ReadOnlySpan<float> rows, Span<double> sums)
    {
        int count = PredictorChecks.Rows(rows, sums, Width);
        ReadOnlySpan<TreeNode> nodes = Nodes.AsSpan();
        ReadOnlySpan<double> leaves = Leaves.AsSpan();
        int root = Roots[tree];
        double weight = Weights[tree];
        for (int i = 0; i < count; i++)
            sums[i] += weight * leaves[Leaf(nodes, root, rows.Slice(i * Width, Width))];
    }

    private float Score(ReadOnlySpan<float> row)
    {
        ReadOnlySpan<int> roots = Roots.AsSpan();
        ReadOnlySpan<TreeNode> nodes = Nodes.AsSpan();
        ReadOnlySpan<double> leaves = Leaves.AsSpan();
        ReadOnlySpan<double> weights = Weights.AsSpan();
        double sum = Bias;
        for (int tree = 0; tree < roots.Length; tree++)
            sum += weights[tree] * leaves[Leaf(nodes, roots[tree], row)];

        return (float)sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Leaf(ReadOnlySpan<TreeNode> nodes, int root, ReadOnlySpan<float> row)
    {
        int position = root;
        while (position >= 0)
        {
            ref readonly TreeNode node = ref nodes[position];
            position = row[node.Feature] <= node.Threshold ? node.LessOrEqual : node.Greater;
        }

        return ~position;
    }
}
