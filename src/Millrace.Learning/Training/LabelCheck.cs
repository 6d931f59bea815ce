using System.Globalization;

namespace Millrace.Learning;

/// <summary>
/// Checks the labels that a model of a label that is true or false is trained on, while they are read: each is 1 or 0, and both occur. Not for
/// several threads at once.
/// </summary>
public sealed class LabelCheck
{
    private readonly string _trainer;
    private readonly string _label;
    private readonly string _kind;

    /// <summary>Creates a check that has seen no row.</summary>
    /// <param name="trainer">The trainer's name, for errors.</param>
    /// <param name="label">The label's name, for errors.</param>
    /// <param name="kind">What the row of a bad label is called in errors.</param>
    public LabelCheck(string trainer, string label, string kind = "training row")
    {
        ArgumentException.ThrowIfNullOrEmpty(trainer);
        ArgumentException.ThrowIfNullOrEmpty(label);
        _trainer = trainer;
        _label = label;
        _kind = kind;
    }

    /// <summary>How many rows were added.</summary>
    public long Rows { get; private set; }

    /// <summary>How many of them have the label 1.</summary>
    public long Positives { get; private set; }

    /// <summary>The share of rows whose label is 1, from 0 to 1; NaN without rows.</summary>
    public double PositiveRate => (double)Positives / Rows;

    /// <summary>Adds rows.</summary>
    /// <param name="labels">Their labels.</param>
    /// <param name="firstRow">The number of the first of them among all training rows, from 0; for errors.</param>
    /// <exception cref="MillraceException">A label is neither 1 nor 0; the message names its row.</exception>
    public void Add(ReadOnlySpan<float> labels, long firstRow)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(firstRow);
        for (int i = 0; i < labels.Length; i++)
        {
            if (labels[i] is not (0 or 1))
            {
                throw new MillraceException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"The label {_label} of {_kind} {firstRow + i} (counted from 0) is {labels[i]}, but {_trainer} learns labels that are true or false (1 or 0). " +
                    $"Let the label's method return a bool."));
            }

            Positives += labels[i] == 1 ? 1 : 0;
        }

        Rows += labels.Length;
    }

    /// <summary>Checks the whole, once all rows were added.</summary>
    /// <exception cref="MillraceException">There are no rows, or all labels are the same.</exception>
    public void Complete()
    {
        TrainingRows.RequireRows(_trainer, Rows);
        if (Positives == 0 || Positives == Rows)
        {
            throw new MillraceException(string.Create(
                CultureInfo.InvariantCulture,
                $"All {Rows} training rows have the label {_label} = {(Positives == 0 ? "false" : "true")}, but {_trainer} learns from rows of both kinds. " +
                $"Check the label's definition, or train on rows that have both."));
        }
    }

    /// <summary>Records the metrics <c>rows</c> and <c>positive-rate</c>, the same for every trainer.</summary>
    /// <param name="step">Receives them.</param>
    public void Record(StepContext step)
    {
        ArgumentNullException.ThrowIfNull(step);
        step.RecordMetric("rows", Rows);
        step.RecordMetric("positive-rate", PositiveRate);
    }
}
