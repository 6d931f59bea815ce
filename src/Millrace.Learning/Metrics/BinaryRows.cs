using System.Globalization;

namespace Millrace.Learning;

/// <summary>What metrics of probabilities ask of their rows.</summary>
internal static class BinaryRows
{
    public static void Check(ReadOnlySpan<float> scores, ReadOnlySpan<float> labels)
    {
        if (scores.Length != labels.Length)
            throw new ArgumentException($"There are {scores.Length} scores, but {labels.Length} labels.", nameof(labels));
        if (scores.IsEmpty)
            throw new MillraceException("There are no rows to judge the model on. Give the step a dataset with rows.");
        for (int i = 0; i < scores.Length; i++)
        {
            if (float.IsNaN(scores[i]))
            {
                throw new MillraceException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"The model's prediction for row {i} (counted from 0) is not a number. " +
                    $"Give missing values a place in the features: a z-score, a bucket of their own, or zero."));
            }

            if (labels[i] is not (0 or 1))
            {
                throw new MillraceException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"The label of row {i} (counted from 0) is {labels[i]}, " +
                    $"but a model that predicts a probability is judged by labels that are true or false (1 or 0)."));
            }
        }
    }
}
