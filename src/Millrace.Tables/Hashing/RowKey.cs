using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Says which columns tell rows apart.</summary>
public static class RowKey
{
    /// <summary>Some columns.</summary>
    /// <typeparam name="T">The row type.</typeparam>
    /// <param name="columns">At least one; each once. Their order matters to what a key hashes to.</param>
    /// <exception cref="ArgumentException">There are none, or one is there twice.</exception>
    public static RowKey<T> Of<T>(params ColumnRef<T>[] columns)
        where T : struct, ISchema<T>
    {
        ArgumentNullException.ThrowIfNull(columns);
        if (columns.Length == 0)
            throw new ArgumentException($"A key of {T.Schema.Name} needs a column at least: name one, or take RowKey.WholeRow.", nameof(columns));
        for (int i = 1; i < columns.Length; i++)
        {
            if (Array.FindIndex(columns, each => each.Index == columns[i].Index) < i)
                throw new ArgumentException($"{columns[i]} stands twice in a key: name it once.", nameof(columns));
        }

        return new RowKey<T>([.. columns.Select(static column => column.Index)]);
    }

    /// <summary>All columns: rows are told apart by whatever they hold.</summary>
    /// <typeparam name="T">The row type.</typeparam>
    public static RowKey<T> WholeRow<T>()
        where T : struct, ISchema<T> => new([.. Enumerable.Range(0, T.Schema.Columns.Length)]);
}
