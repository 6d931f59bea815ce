using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>What is made of a stretch of rows in the second pass.</summary>
internal sealed class RequestedPart : IDisposable
{
    private readonly RequestedPlan _plan;
    private readonly Batch _chosen;
    private readonly RowWeights? _weights;
    private readonly LabelValues? _label;
    private readonly ImmutableArray<ExactHistogram?> _histograms;
    private readonly ImmutableArray<LabelCollector?> _labels;
    private readonly ImmutableArray<SliceCollector> _slices;

    /// <param name="plan">What is asked.</param>
    /// <param name="shape">A batch without rows, of the columns that will come.</param>
    /// <param name="chosen">A batch of the same columns, for the rows of slices.</param>
    /// <param name="stretch">The stretch's number.</param>
    public RequestedPart(RequestedPlan plan, Batch shape, Batch chosen, int stretch)
    {
        (_plan, _chosen) = (plan, chosen);
        _weights = RowWeights.Of(shape.Schema, plan.Options.Weight);
        _label = plan.LabelOf(shape);
        _histograms = [.. shape.Columns.Select(plan.HistogramOf)];
        _labels = [.. shape.Columns.Select((column, place) => plan.AgainstLabel(_label, column, place))];
        _slices = [.. plan.Slices.Select(slice => new SliceCollector(slice, shape, plan.BeginSlice(stretch)))];
    }

    /// <summary>Hands over the slices that have rows; it has none after that.</summary>
    public IEnumerable<(Slice Slice, CollectedStatistics Statistics)> TakeSlices() => _slices.SelectMany(static column => column.Take());

    public void Add(Batch batch, long first)
    {
        ReadOnlySpan<double> weights = _weights is null ? default : _weights.Read(batch, first);
        _label?.Read(batch.Columns[_plan.Label]);
        for (int i = 0; i < batch.Columns.Length; i++)
        {
            _histograms[i]?.Add(batch.Columns[i], weights);
            if (_label is not null)
                _labels[i]?.Add(batch.Columns[i], _label, weights);
        }

        foreach (SliceCollector slice in _slices)
            slice.Add(batch, weights, _chosen);
    }

    public void Merge(RequestedPart next)
    {
        using (next)
        {
            for (int i = 0; i < _histograms.Length; i++)
            {
                _histograms[i]?.Merge(next._histograms[i]!);
                _labels[i]?.Merge(next._labels[i]!);
            }

            for (int i = 0; i < _slices.Length; i++)
                _slices[i].Merge(next._slices[i]);
        }
    }

    /// <summary>A column's statistics with what was asked of it.</summary>
    public ColumnStatistics Complete(ColumnStatistics column, int place)
    {
        if (_histograms[place] is { } histogram)
            column = column with { Numbers = column.Numbers! with { EqualWidth = histogram.ToHistogram(), IsEqualWidthExact = true } };
        return _labels[place] is { } label ? column with { Label = label.Describe() } : column;
    }

    /// <summary>Tells how columns go with the label.</summary>
    public void TellTo(LabelCovariances covariances)
    {
        for (int i = 0; i < _labels.Length; i++)
        {
            if (_labels[i] is { } label)
                covariances.Add(i, label.Covariance);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _chosen.Dispose();
        _label?.LetGo();
        foreach (LabelCollector? label in _labels)
            label?.LetGo();
        foreach (SliceCollector slice in _slices)
            slice.LetGo();
    }
}
