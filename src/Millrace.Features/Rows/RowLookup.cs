using System.ComponentModel;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>The ids of values, with what was learned for each column of a feature. Generated code calls it.</summary>
/// <typeparam name="T">The type of a value of a single row; null is missing.</typeparam>
/// <typeparam name="TColumn">The type of a batch's column.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class RowLookup<T, TColumn>
    where TColumn : Column
{
    private readonly bool _counts;

    private protected RowLookup(bool counts) => _counts = counts;

    /// <summary>The id of a row's value.</summary>
    /// <param name="lane">Which column of the feature, from 0.</param>
    /// <param name="value">The value.</param>
    public abstract int Of(int lane, T value);

    /// <summary>The ids of a column.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="lane">Which column of the feature, from 0.</param>
    /// <param name="column">The column.</param>
    /// <param name="ids">Receives an id a row.</param>
    public void Read(in FeatureRows rows, int lane, TColumn column, Span<int> ids) => Read(in rows, lane, column, rows.First, ids);

    /// <summary>The ids of a row's key by what was learned for each number of the feature.</summary>
    /// <param name="value">The key.</param>
    /// <param name="ids">Receives an id a number.</param>
    public void Fill(T value, Span<int> ids)
    {
        for (int i = 0; i < ids.Length; i++)
            ids[i] = Of(i, value);
    }

    /// <summary>The same of a column of keys.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="column">The keys.</param>
    /// <param name="ids">Receives a lane a number.</param>
    public void Fill(in FeatureRows rows, TColumn column, Span<int> ids)
    {
        int lanes = rows.CountOf(ids);
        for (int lane = 0; lane < lanes; lane++)
            Read(in rows, lane, column, rows.First, rows.Lane(ids, lane));
    }

    /// <summary>The ids of the elements in so many places of a row's list.</summary>
    /// <param name="lane">Which column of the feature the first place is.</param>
    /// <param name="list">The list; null where it is missing.</param>
    /// <param name="fromEnd">Whether the last place is that of the last element.</param>
    /// <param name="ids">Receives an id a place.</param>
    public void Places(int lane, T[]? list, bool fromEnd, Span<int> ids)
    {
        for (int i = 0; i < ids.Length; i++)
            ids[i] = RowLists.Find(list, i, ids.Length, fromEnd) is >= 0 and var element ? Of(lane + i, list![element]) : Missing(lane + i);
    }

    /// <summary>The same of a column of lists.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="lane">Which column of the feature the first place is.</param>
    /// <param name="column">The lists.</param>
    /// <param name="fromEnd">Whether the last place is that of the last element.</param>
    /// <param name="ids">Receives a lane a place.</param>
    public void Places(in FeatureRows rows, int lane, ListColumn<TColumn> column, bool fromEnd, Span<int> ids)
    {
        ArgumentNullException.ThrowIfNull(column);
        Span<int> elements = stackalloc int[NumberFlow.Block];
        elements = elements[..rows.Count];
        int places = rows.CountOf(ids);
        for (int place = 0; place < places; place++)
        {
            RowColumns.Find(in rows, column, (place, places), fromEnd, elements);
            Span<int> found = rows.Lane(ids, place);
            for (int i = 0; i < found.Length; i++)
            {
                if (elements[i] < 0)
                    found[i] = Missing(lane + place);
                else
                    Read(in rows, lane + place, column.Items, elements[i], found.Slice(i, 1));
            }
        }
    }

    /// <summary>Writes zeros, and ones or counts at the ids of a row's list.</summary>
    /// <param name="lane">Which column of the feature, from 0.</param>
    /// <param name="list">The list; null where it is missing.</param>
    /// <param name="destination">Receives a number an id.</param>
    public void MultiHot(int lane, T[]? list, Span<float> destination)
    {
        destination.Clear();
        foreach (T element in list ?? [])
            Mark(Of(lane, element), destination);
    }

    /// <summary>The same of a column of lists.</summary>
    /// <param name="rows">The rows, which receive them.</param>
    /// <param name="feature">Which feature, from 0.</param>
    /// <param name="lane">Which column of it, from 0, and of how many.</param>
    /// <param name="column">The lists.</param>
    public void MultiHot(in FeatureRows rows, int feature, (int Index, int Count) lane, ListColumn<TColumn> column)
    {
        ArgumentNullException.ThrowIfNull(column);
        Span<int> ids = stackalloc int[NumberFlow.Block];
        ReadOnlySpan<int> ends = column.Ends.Slice(rows.First, rows.Count);
        int element = rows.First == 0 ? 0 : column.Ends[rows.First - 1], next = 0, read = 0;
        for (int i = 0; i < ends.Length; i++)
        {
            Span<float> destination = rows.IndicatorPlace(feature, lane.Index, lane.Count, i);
            destination.Clear();
            for (; element < ends[i]; element++)
            {
                if (next == read)
                {
                    (next, read) = (0, Math.Min(ids.Length, ends[^1] - element));
                    Read(in rows, lane.Index, column.Items, element, ids[..read]);
                }

                Mark(ids[next++], destination);
            }
        }
    }

    /// <summary>Adds the ids of a row's list, each element's.</summary>
    /// <param name="list">The list; null where it is missing.</param>
    /// <param name="destination">Receives them as those of one row.</param>
    public void Sparse(T[]? list, SparseIds destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        foreach (T element in list ?? [])
            destination.Add(Of(0, element));
        destination.EndRow();
    }

    /// <summary>The same of a column of lists.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="column">The lists.</param>
    /// <param name="destination">Receives the ids of each row.</param>
    public void Sparse(in FeatureRows rows, ListColumn<TColumn> column, SparseIds destination)
    {
        ArgumentNullException.ThrowIfNull(column);
        ArgumentNullException.ThrowIfNull(destination);
        ReadOnlySpan<int> ends = column.Ends.Slice(rows.First, rows.Count);
        int first = rows.First == 0 ? 0 : column.Ends[rows.First - 1], known = destination.Ids.Length;
        Read(in rows, lane: 0, column.Items, first, destination.Reserve(ends[^1] - first));
        foreach (int end in ends)
            destination.EndRow(known + end - first);
    }

    /// <summary>The id of a missing value.</summary>
    private protected abstract int Missing(int lane);

    /// <summary>The ids of some values of a column.</summary>
    private protected abstract void Read(in FeatureRows rows, int lane, TColumn column, int first, Span<int> ids);

    private protected void Mark(int id, Span<float> destination)
    {
        ref float value = ref destination[id];
        value = _counts ? value + 1 : 1;
    }
}
