using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using Microsoft.ML.Trainers.FastTree;

namespace Millrace.Benchmarks.Prediction;

/// <summary>
/// ML.NET with the same trainers, parameters and features: z-scores and indicators, put into one vector. Alone through a prediction engine
/// that is kept, all at once through a transformed view and a cursor over the one column that is asked for.
/// </summary>
internal sealed class MLNetPredictor : IRival
{
    private readonly PredictionEngine<RideRow, RideScore> _engine;
    private readonly ITransformer _model;
    private readonly RideRow[] _rows;
    private readonly IDataView _view;
    private RideScore _score = new();
    private int _next;

    public MLNetPredictor(ModelKind kind, Ride[] train, Ride[] rides)
    {
        var context = new MLContext(1);
        string[] numbers = [nameof(RideRow.Miles), nameof(RideRow.Minutes), nameof(RideRow.Fare), nameof(RideRow.Hour)];
        var features = context.Transforms.Concatenate("Numbers", numbers)
            .Append(context.Transforms.NormalizeMeanVariance("Numbers", fixZero: false))
            .Append(context.Transforms.Categorical.OneHotEncoding([new InputOutputColumnPair(nameof(RideRow.Company)), new InputOutputColumnPair(nameof(RideRow.Payment))]))
            .Append(context.Transforms.Concatenate("Features", "Numbers", nameof(RideRow.Company), nameof(RideRow.Payment)));
        IEstimator<ITransformer> pipeline = kind == ModelKind.Trees
            ? features.Append(context.BinaryClassification.Trainers.FastTree(new FastTreeBinaryTrainer.Options
            {
                NumberOfTrees = 100,
                NumberOfLeaves = 20,
                MinimumExampleCountPerLeaf = 20,
                LearningRate = 0.1,
                Seed = 1,
                FeatureSelectionSeed = 1,
                NumberOfThreads = 4,
            }))
            : features.Append(context.BinaryClassification.Trainers.LbfgsLogisticRegression(new LbfgsLogisticRegressionBinaryTrainer.Options
            {
                L1Regularization = 0,
                L2Regularization = 1,
                MaximumNumberOfIterations = 1000,
                NumberOfThreads = 1,
            }));
        _model = pipeline.Fit(context.Data.LoadFromEnumerable(train.Select(RideRow.Of)));
        _engine = context.Model.CreatePredictionEngine<RideRow, RideScore>(_model);
        _rows = [.. rides.Select(RideRow.Of)];
        _view = context.Data.LoadFromEnumerable(_rows);
        Scores = new float[rides.Length];
    }

    /// <summary>The predictions of the last batch.</summary>
    public float[] Scores { get; }

    public float PredictNext()
    {
        _next = _next + 1 < _rows.Length ? _next + 1 : 0;
        _engine.Predict(_rows[_next], ref _score);
        return _score.Probability;
    }

    public float PredictAll()
    {
        IDataView scored = _model.Transform(_view);
        DataViewSchema.Column column = scored.Schema[nameof(RideScore.Probability)];
        using DataViewRowCursor cursor = scored.GetRowCursor([column]);
        ValueGetter<float> getter = cursor.GetGetter<float>(column);
        for (int row = 0; cursor.MoveNext(); row++)
            getter(ref Scores[row]);
        return Scores[^1];
    }

    public void Dispose() => _engine.Dispose();
}
