using System.Globalization;
using Millrace.Learning;

namespace Millrace.Torch;

/// <summary>What is checked of rows when they are first read, a block at a time, before anything is done with the block.</summary>
internal sealed class RowChecks
{
    private readonly string _trainer;
    private readonly string _label;
    private readonly string _kind;
    private readonly FeatureCheck _features;
    private readonly LabelCheck? _labels;
    private readonly bool _needsBoth;
    private readonly string? _weight;
    private long _rows;
    private bool _hasWeight;

    /// <param name="trainer">The trainer's name, for errors.</param>
    /// <param name="label">The label's name, for errors.</param>
    /// <param name="features">Checks the features.</param>
    /// <param name="labels">Checks labels that are true or false; null where any finite number is one.</param>
    /// <param name="isTraining">Whether the rows are learned from, and so must have labels of both kinds.</param>
    /// <param name="weight">The weight's name; null where each row counts once.</param>
    public RowChecks(string trainer, string label, FeatureCheck features, LabelCheck? labels, bool isTraining, string? weight = null)
    {
        _trainer = trainer;
        _label = label;
        _features = features;
        _labels = labels;
        _weight = weight;
        _needsBoth = isTraining;
        _kind = isTraining ? "training row" : "row to tune on,";
    }

    /// <summary>Checks rows that follow those before.</summary>
    /// <exception cref="MillraceException">A feature or a label is none that can be learned from.</exception>
    public void Add(RowBlock block)
    {
        _features.Add(block.Values);
        _features.Complete();
        _labels?.Add(block.Labels, block.FirstRow);
        if (_labels is null)
            RequireFinite(block);
        _rows += block.Count;
        _hasWeight |= block.Weights.ContainsAnyExcept(0);
    }

    /// <summary>Checks the whole, once all rows were added.</summary>
    /// <exception cref="MillraceException">All labels are the same, and the rows are learned from, or all weights are 0.</exception>
    public void Complete()
    {
        if (_needsBoth)
            _labels?.Complete();
        if (_weight is not null)
            TrainingRows.RequireWeight(_trainer, _weight, _rows, _hasWeight, _needsBoth ? "training rows" : "rows to tune on");
    }

    private void RequireFinite(RowBlock block)
    {
        for (int i = 0; i < block.Count; i++)
        {
            if (!float.IsFinite(block.Labels[i]))
            {
                throw new MillraceException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"The label {_label} of {_kind} {block.FirstRow + i} (counted from 0) is {block.Labels[i]}, but {_trainer} learns finite numbers. " +
                    $"Drop such rows before training, or give the label a rule for them."));
            }
        }
    }
}
