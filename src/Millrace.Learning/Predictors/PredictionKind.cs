namespace Millrace.Learning;

/// <summary>What a prediction is.</summary>
public enum PredictionKind
{
    /// <summary>The probability, 0 to 1, that the label is true.</summary>
    Probability,

    /// <summary>An estimate of the label itself.</summary>
    Number,
}
