namespace Millrace.Data;

/// <summary>One of a schema's columns: what filters, orders, groups and joins name a column by. See <see cref="ColumnRef{T, TValue}"/>.</summary>
/// <typeparam name="T">The row type.</typeparam>
public abstract class ColumnRef<T>
    where T : struct, ISchema<T>
{
    private protected ColumnRef(int index) => Index = index;

    /// <summary>The column's place among the schema's, from 0.</summary>
    public int Index { get; }

    /// <summary>What the column is.</summary>
    public ColumnInfo Info => T.Schema.Columns[Index];

    /// <summary>Rows whose value is missing.</summary>
    public Filter<T> IsMissing() => new MissingFilter<T>(this, isMissing: true);

    /// <summary>Rows whose value is there.</summary>
    public Filter<T> IsPresent() => new MissingFilter<T>(this, isMissing: false);

    /// <inheritdoc/>
    public override string ToString() => $"{T.Schema.Name}.{Info.Member}";
}
