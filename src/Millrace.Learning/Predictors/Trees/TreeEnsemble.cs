using System.Collections.Immutable;
using System.Globalization;

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

    private float Score(ReadOnlySpan<float> row)
    {
        ReadOnlySpan<int> roots = Roots.AsSpan();
        ReadOnlySpan<TreeNode> nodes = Nodes.AsSpan();
        ReadOnlySpan<double> leaves = Leaves.AsSpan();
        ReadOnlySpan<double> weights = Weights.AsSpan();
        double sum = Bias;
        for (int tree = 0; tree < roots.Length; tree++)
        {
            int position = roots[tree];
            while (position >= 0)
            {
                ref readonly TreeNode node = ref nodes[position];
                position = row[node.Feature] <= node.Threshold ? node.LessOrEqual : node.Greater;
            }

            sum += weights[tree] * leaves[~position];
        }

        return (float)sum;
    }
}
