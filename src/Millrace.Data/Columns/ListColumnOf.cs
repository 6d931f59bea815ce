namespace Millrace.Data;

/// <summary>A column of lists whose elements are in a column of a known type.</summary>
/// <typeparam name="TItems">The elements' column.</typeparam>
/// <param name="info">What the column is.</param>
/// <param name="items">An empty column for the elements.</param>
/// <param name="capacity">Rows that fit before it grows.</param>
public sealed class ListColumn<TItems>(ColumnInfo info, TItems items, int capacity) : ListColumn(info, items, capacity)
    where TItems : Column
{
    /// <summary>The elements of all rows.</summary>
    public override TItems Items { get; } = items;
}
