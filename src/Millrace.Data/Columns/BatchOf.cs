using System.Collections.Immutable;

namespace Millrace.Data;

/// <summary>Rows of one schema as columns. The generator derives a class from it with a property a column.</summary>
/// <typeparam name="T">The row type.</typeparam>
/// <param name="columns">The columns in the schema's order.</param>
public abstract class Batch<T>(ImmutableArray<Column> columns) : Batch(T.Schema, columns)
    where T : struct, ISchema<T>
{
    /// <summary>A row as a record. Reads every column: in a loop prefer the columns or the row view.</summary>
    /// <param name="index">The row.</param>
    public abstract T this[int index] { get; }

    /// <summary>Adds a row.</summary>
    /// <param name="row">The row.</param>
    public abstract void Add(in T row);

    /// <summary>The rows as records, for <c>foreach</c>.</summary>
    public IEnumerator<T> GetEnumerator()
    {
        for (int i = 0; i < Count; i++)
            yield return this[i];
    }
}
