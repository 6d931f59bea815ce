using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Gathers statistics of each slice of a column.</summary>
/// <param name="column">The column.</param>
/// <param name="values">A column like those that will come.</param>
/// <param name="begin">Begins to gather of a slice.</param>
internal sealed class SliceCollector(SliceColumn column, Column values, Func<SlicePart> begin)
{
    private readonly RowCategories _categories = column.CategoriesOf(values);
    private readonly SortedDictionary<int, SlicePart> _slices = [];
    private int[] _ends = [];
    private int[] _rows = [];
    private double[] _weights = [];

    /// <summary>Takes the rows of a batch.</summary>
    /// <param name="batch">The rows.</param>
    /// <param name="weights">The weight of each; none where each weighs 1.</param>
    /// <param name="chosen">A batch of the same columns to put the rows of a slice into.</param>
    public void Add(Batch batch, ReadOnlySpan<double> weights, Batch chosen)
    {
        Sort(_categories.Read(batch.Columns[column.Place]), weights);
        int start = 0;
        for (int category = RowCategories.None; category < _categories.Count; category++)
        {
            int end = _ends[category + 1];
            if (start == end)
                continue;
            chosen.Clear();
            chosen.AppendRows(batch, _rows.AsSpan(start, end - start));
            if (!_slices.TryGetValue(category, out SlicePart? slice))
                _slices[category] = slice = begin();
            slice.Add(chosen, weights.IsEmpty ? default : _weights.AsSpan(start, end - start));
            start = end;
        }
    }

    /// <summary>Takes what another one of the same column has gathered of the rows that follow, which has no slices after that.</summary>
    public void Merge(SliceCollector other)
    {
        foreach ((int category, SlicePart slice) in other._slices)
        {
            if (_slices.TryGetValue(category, out SlicePart? mine))
                mine.Merge(slice);
            else
                _slices[category] = slice;
        }

        other._slices.Clear();
    }

    /// <summary>Gives its arrays back, and those of its slices. Nothing may be asked of it or added to it after that.</summary>
    public void LetGo()
    {
        _categories.LetGo();
        Pooled.Return(ref _rows);
        Pooled.Return(ref _weights);
        foreach (SlicePart slice in _slices.Values)
            slice.LetGo();
    }

    /// <summary>Hands over the slices that have rows; it has none after that.</summary>
    public ImmutableArray<(Slice Slice, SlicePart Part)> Take()
    {
        ImmutableArray<(Slice Slice, SlicePart Part)> taken = [.. _slices.Select(pair => (column.SliceOf(pair.Key), pair.Value))];
        _slices.Clear();
        return taken;
    }

    // Puts the rows in the order of their categories, those of one in their own: category c, or none for −1, ends at c + 1.
    private void Sort(ReadOnlySpan<int> codes, ReadOnlySpan<double> weights)
    {
        if (_ends.Length == 0)
            _ends = new int[_categories.Count + 1];
        Pooled.Grow(ref _rows, 0, codes.Length);
        Pooled.Grow(ref _weights, 0, weights.Length);
        Array.Clear(_ends);
        foreach (int code in codes)
            _ends[code + 1]++;
        int before = 0;
        foreach (ref int end in _ends.AsSpan())
        {
            int count = end;
            end = before;
            before += count;
        }

        for (int row = 0; row < codes.Length; row++)
        {
            int place = _ends[codes[row] + 1]++;
            _rows[place] = row;
            if (!weights.IsEmpty)
                _weights[place] = weights[row];
        }
    }
}
