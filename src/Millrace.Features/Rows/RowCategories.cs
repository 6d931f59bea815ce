using System.Collections.Immutable;
using System.ComponentModel;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>The ids of values of fixed width, such as enumerations and whole numbers. Generated code calls it.</summary>
/// <typeparam name="T">The type of a value.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RowCategories<T> : RowLookup<T?, ValueColumn<T>>
    where T : struct
{
    private readonly ImmutableArray<CategoryIds> _lanes;
    private readonly ValueFormat<T> _format;
    private readonly ValueIds<T>?[] _made;

    /// <param name="lanes">The ids of each column, or of all.</param>
    /// <param name="format">The texts of values.</param>
    /// <param name="counts">Whether an id counts as often as a list has it.</param>
    internal RowCategories(ImmutableArray<CategoryIds> lanes, ValueFormat<T> format, bool counts)
        : base(counts) => (_lanes, _format, _made) = (lanes, format, new ValueIds<T>[lanes.Length]);

    /// <inheritdoc/>
    public override int Of(int lane, T? value) => value is { } present ? LaneOf(lane).Of(present) : LaneOf(lane).Missing;

    /// <summary>The ids of the elements in so many places of a row's list.</summary>
    /// <param name="lane">Which column of the feature the first place is.</param>
    /// <param name="list">The list; null where it is missing.</param>
    /// <param name="fromEnd">Whether the last place is that of the last element.</param>
    /// <param name="ids">Receives an id a place.</param>
    public void Places(int lane, T[]? list, bool fromEnd, Span<int> ids)
    {
        for (int i = 0; i < ids.Length; i++)
            ids[i] = Of(lane + i, RowLists.Find(list, i, ids.Length, fromEnd) is >= 0 and var element ? list![element] : null);
    }

    /// <summary>Writes zeros, and ones or counts at the ids of a row's list.</summary>
    /// <param name="lane">Which column of the feature, from 0.</param>
    /// <param name="list">The list; null where it is missing.</param>
    /// <param name="destination">Receives a number an id.</param>
    public void MultiHot(int lane, T[]? list, Span<float> destination)
    {
        destination.Clear();
        foreach (T element in list ?? [])
            Mark(LaneOf(lane).Of(element), destination);
    }

    /// <summary>Adds the ids of a row's list, each element's.</summary>
    /// <param name="list">The list; null where it is missing.</param>
    /// <param name="destination">Receives them as those of one row.</param>
    public void Sparse(T[]? list, SparseIds destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        foreach (T element in list ?? [])
            destination.Add(LaneOf(0).Of(element));
        destination.EndRow();
    }

    private protected override int Missing(int lane) => LaneOf(lane).Missing;

    private protected override void Read(in FeatureRows rows, int lane, ValueColumn<T> column, int first, Span<int> ids) =>
        ValueIdFlow<T>.Read(column, LaneOf(lane), first, ids);

    // Columns of other types have ids that nobody asks for here.
    private ValueIds<T> LaneOf(int lane)
    {
        int place = _made.Length == 1 ? 0 : lane;
        return _made[place] ??= new ValueIds<T>(_lanes[place], _format);
    }
}
