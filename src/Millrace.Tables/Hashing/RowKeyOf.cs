using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Tables;

/// <summary>The columns that tell rows apart. Two rows have the same key where all of them are equal or missing in both.</summary>
/// <typeparam name="T">The row type.</typeparam>
public sealed class RowKey<T>
    where T : struct, ISchema<T>
{
    internal RowKey(ImmutableArray<int> columns) => Columns = columns;

    /// <summary>The columns' places among the schema's, from 0.</summary>
    public ImmutableArray<int> Columns { get; }

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", Columns.Select(static index => T.Schema.Columns[index].Member));
}
