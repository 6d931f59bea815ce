using Millrace.Data;

namespace Millrace.Tables;

/// <summary>The key of rows that have none of their own: all columns. Equal rows have the same key.</summary>
/// <typeparam name="T">The row type.</typeparam>
public sealed class WholeRow<T> : IRowKey<T>
    where T : struct, ISchema<T>
{
    private WholeRow()
    {
    }

    /// <inheritdoc/>
    public static RowKey<T> Key => RowKey.WholeRow<T>();
}
