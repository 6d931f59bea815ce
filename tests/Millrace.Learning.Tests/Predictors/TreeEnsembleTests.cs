using System.Collections.Immutable;
using CsCheck;

namespace Millrace.Learning.Tests.Predictors;

public sealed class TreeEnsembleTests
{
    // if x0 <= 1.5 then (if x1 <= 0 then 10 else 20) else 40; and a tree that is only a leaf of 3.
    private static TreeEnsemble TwoTrees(PlattCalibration? calibration = null) => new(
        2,
        [0, ~3],
        [new TreeNode(0, 1.5f, 1, ~2), new TreeNode(1, 0, ~0, ~1)],
        [10, 20, 40, 3],
        [1, 2],
        0.5,
        calibration);

    [Theory]
    [InlineData(1.5f, 0f, 16.5f)]
    [InlineData(1.5f, 0.1f, 26.5f)]
    [InlineData(1.6f, 0f, 46.5f)]
    [InlineData(float.NaN, 0f, 46.5f)]
    [InlineData(0f, float.NaN, 26.5f)]
    [InlineData(float.NegativeInfinity, float.PositiveInfinity, 26.5f)]
    public void Walks_each_tree_and_adds_up(float x0, float x1, float expected)
    {
        float[] score = [0];
        TwoTrees().Predict([x0, x1], score);
        Assert.Equal(expected, score[0]);
    }

    [Fact]
    public void Calibration_makes_it_a_probability()
    {
        float[] score = [0];
        TreeEnsemble trees = TwoTrees(new PlattCalibration(-0.1, 0.2));
        trees.Predict([0, 0], score);
        Assert.Equal(1 / (1 + Math.Exp((-0.1 * 16.5) + 0.2)), score[0], 1e-7);
        Assert.Equal(PredictionKind.Probability, trees.Kind);
    }

    [Fact]
    public void Many_rows_predict_as_one_at_a_time() => Gen.Select(AnyPredictors.Trees, AnyPredictors.Rows).Sample(static (trees, rows) => PredictorAssert.SameAloneAndTogether(trees, rows));

    [Fact]
    public void Tree_by_tree_the_sums_become_the_predictions()
    {
        TreeEnsemble trees = TwoTrees();
        float[] rows = [1.5f, 0, 1.5f, 0.1f, float.NaN, 0];
        double[] sums = [trees.Bias, trees.Bias, trees.Bias];

        trees.AddTree(0, rows, sums);
        Assert.Equal([10.5, 20.5, 40.5], sums);
        trees.AddTree(1, rows, sums);
        Assert.Equal([16.5, 26.5, 46.5], sums);
        Assert.Throws<ArgumentException>(() => trees.AddTree(0, rows, new double[2]));
    }

    [Fact]
    public void Rows_that_do_not_fit_are_refused()
    {
        Assert.Throws<ArgumentException>(() => TwoTrees().Predict([1, 2, 3], new float[2]));
        Assert.Throws<ArgumentException>(() => TwoTrees().Predict([1, 2, 3, 4], new float[1]));
    }

    [Theory]
    [InlineData(2, 1, ~2, "reads feature 2 of 2")]
    [InlineData(-1, 1, ~2, "reads feature -1 of 2")]
    [InlineData(0, 0, ~2, "comes before it")]
    [InlineData(0, 2, ~2, "does not exist")]
    [InlineData(0, 1, ~4, "does not exist")]
    public void Arrays_that_are_no_trees_are_refused(int feature, int lessOrEqual, int greater, string problem)
    {
        ImmutableArray<TreeNode> nodes = [new TreeNode(feature, 1.5f, lessOrEqual, greater), new TreeNode(1, 0, ~0, ~1)];
        var exception = Assert.Throws<ArgumentException>(() => new TreeEnsemble(2, [0], nodes, [1, 2, 3, 4], [1], 0, null));
        Assert.Contains(problem, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_that_are_not_finite_are_refused()
    {
        Assert.Throws<ArgumentException>(static () => new TreeEnsemble(1, [~0], [], [double.NaN], [1], 0, null));
        Assert.Throws<ArgumentException>(static () => new TreeEnsemble(1, [~0], [], [1], [double.PositiveInfinity], 0, null));
        Assert.Throws<ArgumentException>(static () => new TreeEnsemble(1, [~0], [], [1], [1], double.NaN, null));
        Assert.Throws<ArgumentException>(static () => new TreeEnsemble(1, [0], [new TreeNode(0, float.NaN, ~0, ~0)], [1], [1], 0, null));
        Assert.Throws<ArgumentException>(static () => new TreeEnsemble(1, [~0, ~0], [], [1], [1], 0, null));
    }
}
