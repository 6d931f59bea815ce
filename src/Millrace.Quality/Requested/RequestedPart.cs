using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>What is made of a stretch of rows in the second pass.</summary>
internal sealed class RequestedPart : IDisposable
{
    private readonly Batch _chosen;
    private readonly RowWeights? _weights;
    private readonly RequestedColumns _columns;
    private readonly ImmutableArray<SliceCollector> _slices;

    /// <param name="plan">What is asked.</param>
    /// <param name="shape">A batch without rows, of the columns that will come.</param>
    /// <param name="chosen">A batch of the same columns, for the rows of slices.</param>
    /// <param name="stretch">The stretch's number.</param>
    public RequestedPart(RequestedPlan plan, Batch shape, Batch chosen, int stretch)
    {
        _chosen = chosen;
        _weights = RowWeights.Of(shape.Schema, plan.Options.Weight);
        _columns = new RequestedColumns(plan, shape);
        _slices =
        [
            .. plan.Slices.Select(slice => new SliceCollector(
                slice, shape.Columns[slice.Place], () => new SlicePart(plan.BeginSlice(shape.Columns, stretch), _columns.Another()))),
        ];
    }

    /// <summary>What is asked of the columns of all rows.</summary>
    public RequestedColumns Columns => _columns;

    /// <summary>Hands over the slices that have rows; it has none after that.</summary>
    public IEnumerable<(Slice Slice, SlicePart Part)> TakeSlices() => _slices.SelectMany(static column => column.Take());

    public void Add(Batch batch, long first)
    {
        ReadOnlySpan<double> weights = _weights is null ? default : _weights.Read(batch, first);
        _columns.Add(batch, weights);
        foreach (SliceCollector slice in _slices)
            slice.Add(batch, weights, _chosen);
    }

    /// <summary>Takes what was made of the rows that follow, which is not used after that.</summary>
    public void Merge(RequestedPart next)
    {
        using (next)
        {
            _columns.Merge(next._columns);
            for (int i = 0; i < _slices.Length; i++)
                _slices[i].Merge(next._slices[i]);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _chosen.Dispose();
        _columns.LetGo();
        foreach (SliceCollector slice in _slices)
            slice.LetGo();
    }
}
