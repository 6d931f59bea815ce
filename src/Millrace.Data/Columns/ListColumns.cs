using System.Runtime.CompilerServices;

namespace Millrace.Data;

/// <summary>Lists as arrays: in and out of columns.</summary>
public static class ListColumns
{
    /// <summary>A copy of a row's elements, or null where the row is missing. Without a copy they are <c>column.Items.Values[column[index]]</c>.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="column">The column.</param>
    /// <param name="index">The row.</param>
    public static T[]? GetArray<T>(this ListColumn<ValueColumn<T>> column, int index)
        where T : struct => column.IsMissing(index) ? null : column.Items.Values[column[index]].ToArray();

    /// <summary>A copy of a row's elements, null where one is missing, or null where the row is.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="column">The column.</param>
    /// <param name="index">The row.</param>
    public static T?[]? GetNullableArray<T>(this ListColumn<ValueColumn<T>> column, int index)
        where T : struct => Copy(column, index, static (items, i) => items.GetNullable(i));

    /// <summary>A row's texts, null where one is missing, or null where the row is.</summary>
    /// <param name="column">The column.</param>
    /// <param name="index">The row.</param>
    public static string?[]? GetArray(this ListColumn<TextColumn> column, int index) => Copy(column, index, static (items, i) => items[i]);

    /// <summary>A copy of a row's strings of bytes, null where one is missing, or null where the row is.</summary>
    /// <param name="column">The column.</param>
    /// <param name="index">The row.</param>
    public static byte[]?[]? GetArray(this ListColumn<BinaryColumn> column, int index) => Copy(column, index, static (items, i) => items[i]);

    /// <summary>Adds a list, or a missing value for null.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="column">The column.</param>
    /// <param name="list">The list; copied.</param>
    /// <exception cref="InvalidOperationException">The list is null, and the column is not nullable.</exception>
    [OverloadResolutionPriority(1)]
    public static void Append<T>(this ListColumn<ValueColumn<T>> column, T[]? list)
        where T : struct
    {
        if (list is null)
        {
            column.AppendMissing();
            return;
        }

        list.CopyTo(column.Items.AppendUninitialized(list.Length));
        column.EndRow();
    }

    /// <summary>Adds a list, or a missing value for null.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="column">The column.</param>
    /// <param name="list">The list; copied.</param>
    /// <exception cref="InvalidOperationException">The list or an element is null, and is not nullable; nothing is added.</exception>
    public static void Append<T>(this ListColumn<ValueColumn<T>> column, T?[]? list)
        where T : struct => Append(column, list, static (items, element) => items.Append(element));

    /// <summary>Adds a list, or a missing value for null.</summary>
    /// <param name="column">The column.</param>
    /// <param name="list">The list; copied.</param>
    /// <exception cref="InvalidOperationException">The list or an element is null, and is not nullable; nothing is added.</exception>
    /// <exception cref="DataException">A text is no valid Unicode: half a surrogate pair stands alone; nothing is added.</exception>
    public static void Append(this ListColumn<TextColumn> column, string?[]? list) => Append(column, list, static (items, element) => items.Append(element));

    /// <summary>Adds a list, or a missing value for null.</summary>
    /// <param name="column">The column.</param>
    /// <param name="list">The list; copied.</param>
    /// <exception cref="InvalidOperationException">The list or an element is null, and is not nullable; nothing is added.</exception>
    public static void Append(this ListColumn<BinaryColumn> column, byte[]?[]? list) => Append(column, list, static (items, element) => items.Append(element));

    /// <summary>Whether an element of a list is null; false where the list itself is.</summary>
    /// <param name="list">The list.</param>
    public static bool HoldsNull(object?[]? list) => list is not null && Array.IndexOf(list, null) >= 0;

    private static T[]? Copy<TItems, T>(ListColumn<TItems> column, int index, Func<TItems, int, T> element)
        where TItems : Column
    {
        if (column.IsMissing(index))
            return null;
        TItems items = column.Items;
        (int start, int length) = column[index].GetOffsetAndLength(items.Count);
        var copy = new T[length];
        for (int i = 0; i < length; i++)
            copy[i] = element(items, start + i);
        return copy;
    }

    private static void Append<TItems, T>(ListColumn<TItems> column, T[]? list, Action<TItems, T> append)
        where TItems : Column
    {
        if (list is null)
        {
            column.AppendMissing();
            return;
        }

        TItems items = column.Items;
        int count = items.Count;
        try
        {
            foreach (T element in list)
                append(items, element);
        }
        catch
        {
            items.Truncate(count);
            throw;
        }

        column.EndRow();
    }
}
