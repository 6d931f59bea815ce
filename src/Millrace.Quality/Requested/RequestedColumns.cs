using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>
/// What the second pass finds of the columns of some rows: buckets that are counted exactly, and how columns go with the label. For one thread at a time.
/// </summary>
internal sealed class RequestedColumns
{
    private readonly int _place;
    private readonly LabelValues? _label;
    private readonly ImmutableArray<ExactHistogram?> _histograms;
    private readonly ImmutableArray<LabelCollector?> _labels;

    /// <param name="plan">What is asked.</param>
    /// <param name="shape">A batch without rows, of the columns that will come.</param>
    public RequestedColumns(RequestedPlan plan, Batch shape)
    {
        (_place, _label) = (plan.Label, plan.LabelOf(shape));
        _histograms = [.. shape.Columns.Select(plan.HistogramOf)];
        _labels = [.. shape.Columns.Select((column, place) => plan.AgainstLabel(_label, column, place))];
    }

    private RequestedColumns(RequestedColumns like)
    {
        (_place, _label) = (like._place, like._label);
        _histograms = [.. like._histograms.Select(static histogram => histogram?.Another())];
        _labels = [.. like._labels.Select(static label => label?.Another())];
    }

    /// <summary>One of the same buckets and bins that has seen no rows. Both read with the same readers, so that they take rows one after the other.</summary>
    public RequestedColumns Another() => new(this);

    /// <summary>Takes rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="weights">The weight of each; none where each weighs 1.</param>
    public void Add(Batch rows, ReadOnlySpan<double> weights)
    {
        _label?.Read(rows.Columns[_place]);
        for (int i = 0; i < rows.Columns.Length; i++)
        {
            _histograms[i]?.Add(rows.Columns[i], weights);
            if (_label is not null)
                _labels[i]?.Add(rows.Columns[i], _label, weights);
        }
    }

    /// <summary>Takes what another one has found of the rows that follow, which stays as it is.</summary>
    public void Merge(RequestedColumns next)
    {
        for (int i = 0; i < _histograms.Length; i++)
        {
            _histograms[i]?.Merge(next._histograms[i]!);
            _labels[i]?.Merge(next._labels[i]!);
        }
    }

    /// <summary>Statistics of the same rows with what was asked of them.</summary>
    public DatasetStatistics Complete(DatasetStatistics statistics) => statistics with { Columns = [.. statistics.Columns.Select(Complete)] };

    /// <summary>Tells how columns go with the label.</summary>
    public void TellTo(LabelCovariances covariances)
    {
        for (int i = 0; i < _labels.Length; i++)
        {
            if (_labels[i] is { } label)
                covariances.Add(i, label.Covariance);
        }
    }

    /// <summary>Gives its arrays back. Nothing may be asked of it or added to it after that.</summary>
    public void LetGo()
    {
        _label?.LetGo();
        foreach (LabelCollector? label in _labels)
            label?.LetGo();
    }

    // Where no row has a finite number, there is nothing that buckets could hold.
    private ColumnStatistics Complete(ColumnStatistics column, int place)
    {
        if (_histograms[place] is { } histogram && column.Numbers is { Minimum: not null } numbers)
            column = column with { Numbers = numbers with { EqualWidth = histogram.ToHistogram(), IsEqualWidthExact = true } };
        return _labels[place] is { } label ? column with { Label = label.Describe() } : column;
    }
}
