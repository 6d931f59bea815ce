namespace Millrace.Learning;

/// <summary>Rows by what was predicted and what was.</summary>
/// <param name="TruePositives">Predicted true, and true.</param>
/// <param name="FalsePositives">Predicted true, but false.</param>
/// <param name="TrueNegatives">Predicted false, and false.</param>
/// <param name="FalseNegatives">Predicted false, but true.</param>
public sealed record Confusion(long TruePositives, long FalsePositives, long TrueNegatives, long FalseNegatives)
{
    /// <summary>All rows.</summary>
    public long Rows => TruePositives + FalsePositives + TrueNegatives + FalseNegatives;

    /// <summary>Share of rows predicted rightly; NaN without rows.</summary>
    public double Accuracy => (double)(TruePositives + TrueNegatives) / Rows;

    /// <summary>Share of true rows among those predicted true; NaN where none was.</summary>
    public double Precision => (double)TruePositives / (TruePositives + FalsePositives);

    /// <summary>Share of rows predicted true among the true ones; NaN where none is.</summary>
    public double Recall => (double)TruePositives / (TruePositives + FalseNegatives);

    /// <summary>Harmonic mean of precision and recall; NaN where no row is true and none was predicted so.</summary>
    public double F1 => 2.0 * TruePositives / ((2 * TruePositives) + FalsePositives + FalseNegatives);

    /// <summary>Share of true rows; NaN without rows.</summary>
    public double PositiveRate => (double)(TruePositives + FalseNegatives) / Rows;

    /// <summary>Counts rows.</summary>
    /// <param name="scores">The predictions.</param>
    /// <param name="labels">The labels, 1 or 0, as many.</param>
    /// <param name="threshold">The score from which on (itself included) a row counts as predicted true.</param>
    public static Confusion Count(ReadOnlySpan<float> scores, ReadOnlySpan<float> labels, double threshold)
    {
        long truePositives = 0, falsePositives = 0, trueNegatives = 0, falseNegatives = 0;
        for (int i = 0; i < scores.Length; i++)
        {
            bool isTrue = labels[i] == 1;
            if (scores[i] >= threshold)
            {
                truePositives += isTrue ? 1 : 0;
                falsePositives += isTrue ? 0 : 1;
            }
            else
            {
                falseNegatives += isTrue ? 1 : 0;
                trueNegatives += isTrue ? 0 : 1;
            }
        }

        return new Confusion(truePositives, falsePositives, trueNegatives, falseNegatives);
    }
}
