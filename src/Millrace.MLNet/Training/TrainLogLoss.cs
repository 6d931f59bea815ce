using Millrace.Features;
using Millrace.Learning;

namespace Millrace.MLNet;

/// <summary>The learning curve that every trainer records: the mean logarithmic loss on the training rows, in nats, weighted
/// where rows have a weight.</summary>
internal static class TrainLogLoss
{
    /// <summary>The name of the series.</summary>
    public const string Name = "train-log-loss";

    /// <summary>Records what a model loses.</summary>
    public static void Record(StepContext step, long position, IPredictor model, FeatureMatrix matrix)
    {
        var scores = new float[matrix.Rows];
        model.Predict(matrix.Values, scores);
        step.RecordSeries(Name, position, LogLoss.Compute(scores, matrix.Labels, matrix.Weights));
    }
}
