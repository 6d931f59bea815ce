namespace Millrace.Benchmarks.Prediction;

/// <summary>Another library's model and the rows that it is asked for.</summary>
internal interface IRival : IDisposable
{
    /// <summary>The predictions of the last batch.</summary>
    float[] Scores { get; }

    /// <summary>Predicts the next ride.</summary>
    float PredictNext();

    /// <summary>Predicts all rides.</summary>
    float PredictAll();
}
