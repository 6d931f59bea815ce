using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>What is made of a stretch of rows in the second pass.</summary>
/// <param name="plan">What is asked.</param>
/// <param name="shape">A batch without rows, of the columns that will come.</param>
/// <param name="chosen">A batch of the same columns, for the rows of slices.</param>
/// <param name="stretch">The stretch's number.</param>
internal sealed class RequestedPart(RequestedPlan plan, Batch shape, Batch chosen, int stretch) : IDisposable
{
    private readonly RowWeights? _weights = RowWeights.Of(shape.Schema, plan.Options.Weight);
    private readonly ImmutableArray<ExactHistogram?> _histograms = [.. shape.Columns.Select((column, place) => plan.HistogramOf(column, place))];
    private readonly ImmutableArray<LabelCollector?> _labels = [.. shape.Columns.Select((column, place) => plan.LabelOf(shape, column, place))];
    private readonly ImmutableArray<SliceCollector> _slices = [.. plan.Slices.Select(slice => new SliceCollector(slice, shape, plan.BeginSlice(stretch)))];

    /// <summary>The slices that have rows.</summary>
    public IEnumerable<(Slice Slice, CollectedStatistics Statistics)> Slices => _slices.SelectMany(static column => column.Slices());

    public void Add(Batch batch, long first)
    {
        ReadOnlySpan<double> weights = _weights is null ? default : _weights.Read(batch, first);
        for (int i = 0; i < batch.Columns.Length; i++)
        {
            _histograms[i]?.Add(batch.Columns[i], weights);
            _labels[i]?.Add(batch.Columns[i], batch.Columns[plan.Label], weights);
        }

        foreach (SliceCollector slice in _slices)
            slice.Add(batch, weights, chosen);
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

    /// <inheritdoc/>
    public void Dispose() => chosen.Dispose();
}
