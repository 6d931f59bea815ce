using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Gathers statistics of each slice of a column.</summary>
/// <param name="column">The column.</param>
/// <param name="shape">A batch like those that will come.</param>
/// <param name="begin">Begins to gather of a slice.</param>
internal sealed class SliceCollector(SliceColumn column, Batch shape, Func<Batch, CollectedStatistics> begin)
{
    private readonly RowCategories _categories = column.CategoriesOf(shape.Columns[column.Place]);
    private readonly SortedDictionary<int, CollectedStatistics> _slices = [];
    private int[] _rows = [];
    private double[] _weights = [];

    /// <summary>Takes the rows of a batch.</summary>
    /// <param name="batch">The rows.</param>
    /// <param name="weights">The weight of each; none where each weighs 1.</param>
    /// <param name="chosen">A batch of the same columns to put the rows of a slice into.</param>
    public void Add(Batch batch, ReadOnlySpan<double> weights, Batch chosen)
    {
        ReadOnlySpan<int> codes = _categories.Read(batch.Columns[column.Place]);
        Span<int> counts = new int[_categories.Count + 1];
        foreach (int code in codes)
            counts[code + 1]++;
        if (_rows.Length < codes.Length)
            (_rows, _weights) = (new int[codes.Length], new double[codes.Length]);
        for (int category = RowCategories.None; category < _categories.Count; category++)
        {
            if (counts[category + 1] == 0)
                continue;
            int count = 0;
            for (int row = 0; row < codes.Length; row++)
            {
                if (codes[row] != category)
                    continue;
                _weights[count] = weights.IsEmpty ? 1 : weights[row];
                _rows[count++] = row;
            }

            chosen.Clear();
            chosen.AppendRows(batch, _rows.AsSpan(0, count));
            if (!_slices.TryGetValue(category, out CollectedStatistics? slice))
                _slices[category] = slice = begin(shape);
            slice.Add(chosen, weights.IsEmpty ? default : _weights.AsSpan(0, count));
        }
    }

    /// <summary>Takes what another one of the same column has gathered of the rows that follow.</summary>
    public void Merge(SliceCollector other)
    {
        foreach ((int category, CollectedStatistics slice) in other._slices)
        {
            if (_slices.TryGetValue(category, out CollectedStatistics? mine))
                mine.Merge(slice);
            else
                _slices[category] = slice;
        }
    }

    /// <summary>The slices that have rows.</summary>
    public IEnumerable<(Slice Slice, CollectedStatistics Statistics)> Slices() => _slices.Select(pair => (column.SliceOf(pair.Key), pair.Value));
}
