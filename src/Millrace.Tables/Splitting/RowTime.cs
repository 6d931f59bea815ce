using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Says which column tells when a row was.</summary>
public static class RowTime
{
    /// <summary>A column of dates with times.</summary>
    /// <typeparam name="T">The row type.</typeparam>
    /// <param name="column">The column.</param>
    public static RowTime<T> Of<T>(ColumnRef<T, DateTime> column)
        where T : struct, ISchema<T> => new(column);

    /// <summary>A column of dates.</summary>
    /// <typeparam name="T">The row type.</typeparam>
    /// <param name="column">The column.</param>
    public static RowTime<T> Of<T>(ColumnRef<T, DateOnly> column)
        where T : struct, ISchema<T> => new(column);

    /// <summary>A column of whole numbers that grow with time, such as seconds since 1970.</summary>
    /// <typeparam name="T">The row type.</typeparam>
    /// <param name="column">The column.</param>
    public static RowTime<T> Of<T>(ColumnRef<T, long> column)
        where T : struct, ISchema<T> => new(column);
}
