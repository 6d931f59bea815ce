namespace Millrace.Data;

/// <summary>What filters say of columns of texts alone.</summary>
public static class TextFilters
{
    /// <summary>Rows whose text begins with another, compared byte by byte in UTF-8.</summary>
    /// <typeparam name="T">The row type.</typeparam>
    /// <param name="column">The column.</param>
    /// <param name="prefix">The beginning; each present text begins with the empty one.</param>
    /// <exception cref="ArgumentException">The beginning is no valid Unicode: half a surrogate pair stands alone.</exception>
    public static Filter<T> StartsWith<T>(this ColumnRef<T, string> column, string prefix)
        where T : struct, ISchema<T>
    {
        ArgumentNullException.ThrowIfNull(column);
        ArgumentNullException.ThrowIfNull(prefix);
        return new TextPrefix<T>(column, FilterMaker<T, string>.Utf8(column, prefix), begins: true);
    }
}
