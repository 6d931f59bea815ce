using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Starts orders of rows.</summary>
public static class Order
{
    /// <summary>Rows by a column, small values first.</summary>
    /// <typeparam name="T">The row type.</typeparam>
    /// <param name="column">The column.</param>
    /// <param name="missing">Where missing values come.</param>
    public static Order<T> By<T>(ColumnRef<T> column, MissingValues missing = MissingValues.Last)
        where T : struct, ISchema<T> => new Order<T>([]).ThenBy(column, missing);

    /// <summary>Rows by a column, large values first.</summary>
    /// <typeparam name="T">The row type.</typeparam>
    /// <param name="column">The column.</param>
    /// <param name="missing">Where missing values come.</param>
    public static Order<T> ByDescending<T>(ColumnRef<T> column, MissingValues missing = MissingValues.Last)
        where T : struct, ISchema<T> => new Order<T>([]).ThenDescending(column, missing);
}
