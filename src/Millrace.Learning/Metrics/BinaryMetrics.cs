namespace Millrace.Learning;

/// <summary>
/// How well probabilities tell true labels from false ones. A value that is not defined for the rows, such as a precision where nothing was
/// predicted true, is NaN.
/// </summary>
public sealed record BinaryMetrics
{
    /// <summary>Rows judged.</summary>
    public required long Rows { get; init; }

    /// <summary>The probability from which on a row counts as predicted true.</summary>
    public required double Threshold { get; init; }

    /// <summary>Area under the ROC curve: how often a true row scores above a false one, a tie counting half. NaN where all labels are the same.</summary>
    public required double Auc { get; init; }

    /// <summary>Lower end of the 95 % confidence interval of <see cref="Auc"/> (DeLong).</summary>
    public required double AucLow { get; init; }

    /// <summary>Upper end of the 95 % confidence interval of <see cref="Auc"/> (DeLong).</summary>
    public required double AucHigh { get; init; }

    /// <summary>Mean of −ln of the probability given to the true label, as <see cref="Learning.LogLoss"/> computes it.</summary>
    public required double LogLoss { get; init; }

    /// <summary>What was predicted true and false, against what was.</summary>
    public required Confusion Confusion { get; init; }

    /// <summary>Share of rows predicted rightly.</summary>
    public double Accuracy => Confusion.Accuracy;

    /// <summary>Share of true rows among those predicted true.</summary>
    public double Precision => Confusion.Precision;

    /// <summary>Share of rows predicted true among the true ones.</summary>
    public double Recall => Confusion.Recall;

    /// <summary>Harmonic mean of precision and recall.</summary>
    public double F1 => Confusion.F1;

    /// <summary>Share of true rows.</summary>
    public double PositiveRate => Confusion.PositiveRate;

    /// <summary>Computes all metrics.</summary>
    /// <param name="scores">The probabilities; not NaN.</param>
    /// <param name="labels">The labels, 1 or 0, as many.</param>
    /// <param name="threshold">The probability from which on a row counts as predicted true.</param>
    /// <exception cref="MillraceException">There are no rows, a score is NaN, or a label is neither 0 nor 1.</exception>
    /// <exception cref="ArgumentException">There are not as many labels as scores.</exception>
    public static BinaryMetrics Compute(ReadOnlySpan<float> scores, ReadOnlySpan<float> labels, double threshold = 0.5)
    {
        BinaryRows.Check(scores, labels);
        RocArea area = RocArea.Compute(scores, labels);
        return new BinaryMetrics
        {
            Rows = scores.Length,
            Threshold = threshold,
            Auc = area.Value,
            AucLow = area.Low,
            AucHigh = area.High,
            LogLoss = Learning.LogLoss.Compute(scores, labels),
            Confusion = Confusion.Count(scores, labels, threshold),
        };
    }
}
