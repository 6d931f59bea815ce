using System.Globalization;
using Millrace.Features;

namespace Millrace.Learning;

/// <summary>
/// Checks, while rows are read, that no feature is missing or infinite, for trainers that cannot learn from that. Not for several threads at once.
/// </summary>
public sealed class FeatureCheck
{
    private readonly string _trainer;
    private readonly FeatureLayout _layout;
    private readonly string _kind;
    private readonly long[] _bad;
    private long _rows;

    /// <summary>Creates a check that has seen no row.</summary>
    /// <param name="trainer">The trainer's name, for errors.</param>
    /// <param name="layout">Where each feature stands in a row.</param>
    /// <param name="kind">What the rows are, in the plural, for errors.</param>
    public FeatureCheck(string trainer, FeatureLayout layout, string kind = "training rows")
    {
        ArgumentException.ThrowIfNullOrEmpty(trainer);
        ArgumentNullException.ThrowIfNull(layout);
        _trainer = trainer;
        _layout = layout;
        _kind = kind;
        _bad = new long[layout.Slots.Length];
    }

    /// <summary>Adds rows.</summary>
    /// <param name="rows">The features row by row, as many whole rows as there are.</param>
    /// <exception cref="ArgumentException">The numbers are no whole rows of the layout.</exception>
    public void Add(ReadOnlySpan<float> rows)
    {
        int width = _layout.Width;
        if (rows.Length % width != 0)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{rows.Length} numbers are no whole rows of {width}."), nameof(rows));

        for (int start = 0; start < rows.Length; start += width)
        {
            for (int i = 0; i < _bad.Length; i++)
                _bad[i] += IsFinite(rows.Slice(start + _layout.Slots[i].Offset, _layout.Slots[i].Width)) ? 0 : 1;
        }

        _rows += rows.Length / width;
    }

    /// <summary>Checks the whole, once all rows were added.</summary>
    /// <exception cref="MillraceException">A feature is NaN or infinite in some row; the message names the first such feature and counts the rows.</exception>
    public void Complete()
    {
        int first = Array.FindIndex(_bad, static count => count > 0);
        if (first >= 0)
        {
            throw new MillraceException(string.Create(
                CultureInfo.InvariantCulture,
                $"The feature {_layout.Slots[first].Name} is missing or infinite in {_bad[first]} of {_rows} {_kind}, and {_trainer} cannot learn from that. " +
                $"Use a z-score or a bucket of its own for missing values, or do not keep them in the feature."));
        }
    }

    private static bool IsFinite(ReadOnlySpan<float> values)
    {
        foreach (float value in values)
        {
            if (!float.IsFinite(value))
                return false;
        }

        return true;
    }
}
