using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using Microsoft.ML.Trainers.FastTree;
using Millrace.Features;
using Millrace.Learning;
using Millrace.Learning.Tests.Support;
using Millrace.MLNet.Tests.Training;

namespace Millrace.MLNet.Tests.Conversion;

/// <summary>Our predictors against ML.NET's own, over the same rows.</summary>
public sealed class ConversionTests
{
    [Theory]
    [InlineData(100, 20, 1)]
    [InlineData(30, 2, 50)]
    [InlineData(5, 200, 1)]
    public async Task Trees_predict_what_FastTree_predicts(int trees, int leaves, int minimumRows)
    {
        FeatureMatrix matrix = await Trained.MatrixAsync(Rides.Sample(2000));
        var view = new MatrixView(new TreeRowReader(matrix), null, CancellationToken.None);
        var context = new MLContext(1);
        var fitted = context.BinaryClassification.Trainers.FastTree(new FastTreeBinaryTrainer.Options
        {
            NumberOfTrees = trees,
            NumberOfLeaves = leaves,
            MinimumExampleCountPerLeaf = minimumRows,
        }).Fit(view);
        TreeEnsemble ours = TreeConversion.Convert(fitted.Model.SubModel.TrainedTreeEnsemble, fitted.Model.Calibrator, matrix.Width);
        AssertSame([.. fitted.Transform(view).GetColumn<float>("Probability")], ours, matrix);

        // With NaN itself in place of the greatest number, as it comes in serving, FastTree says the same.
        var unchanged = new MatrixView(new UnchangedRowReader(matrix), null, CancellationToken.None);
        AssertSame([.. fitted.Transform(unchanged).GetColumn<float>("Probability")], ours, matrix);
        Assert.Contains(matrix.Values, float.IsNaN);
    }

    [Theory]
    [InlineData(0f, 1f)]
    [InlineData(1f, 0.1f)]
    public async Task Linear_models_predict_what_LBFGS_predicts(float l1, float l2)
    {
        Ride[] rides = Rides.Sample(2000, missingHours: false);
        FeatureMatrix matrix = await Trained.MatrixAsync(rides);
        var cardinalities = LinearPredictor.CardinalitiesOf(Rides.Fit(rides).Layout);
        Assert.Contains(cardinalities, static cardinality => cardinality > 0);
        var view = new MatrixView(new IndicatorRowReader(matrix, cardinalities), null, CancellationToken.None);
        var context = new MLContext(1);
        var fitted = context.BinaryClassification.Trainers.LbfgsLogisticRegression(
            new LbfgsLogisticRegressionBinaryTrainer.Options { L1Regularization = l1, L2Regularization = l2, NumberOfThreads = 1 }).Fit(view);
        AssertSame([.. fitted.Transform(view).GetColumn<float>("Probability")], LinearConversion.Convert(fitted.Model.SubModel, fitted.Model.Calibrator, cardinalities), matrix);
    }

    private static void AssertSame(float[] expected, IPredictor ours, FeatureMatrix matrix)
    {
        var actual = new float[matrix.Rows];
        ours.Predict(matrix.Values, actual);
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < actual.Length; i++)
            Assert.Equal(expected[i], actual[i], 1e-6f);
        Assert.True(actual.Distinct().Count() > 5);
    }

    private sealed class UnchangedRowReader(FeatureMatrix matrix) : RowReader(matrix)
    {
        public override int VectorWidth => Matrix.Width;

        public override void Read(int row, ref VBuffer<float> vector)
        {
            VBufferEditor<float> editor = VBufferEditor.Create(ref vector, VectorWidth);
            Row(row).CopyTo(editor.Values);
            vector = editor.Commit();
        }
    }
}
