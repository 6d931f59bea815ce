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

    /// <param name="trainer">The trainer's name, for errors.</param>
    /// <param name="label">The label's name, for errors.</param>
    /// <param name="features">Checks the features.</param>
    /// <param name="labels">Checks labels that are true or false; null where any finite number is one.</param>
    /// <param name="isTraining">Whether the rows are learned from, and so must have labels of both kinds.</param>
    public RowChecks(string trainer, string label, FeatureCheck features, LabelCheck? labels, bool isTraining)
    {
        _trainer = trainer;
        _label = label;
        _features = features;
        _labels = labels;
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
    }

    /// <summary>Checks the whole, once all rows were added.</summary>
    /// <exception cref="MillraceException">All labels are the same, and the rows are learned from.</exception>
    public void Complete()
    {
        if (_needsBoth)
            _labels?.Complete();
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
