using System.Data.Common;
using System.Globalization;

namespace Millrace.Data;

/// <summary>Takes the values of one column out of a query's result.</summary>
internal abstract class SqlColumnReader
{
    /// <summary>Adds the value of the row at hand, which is there.</summary>
    /// <param name="column">The column.</param>
    /// <param name="reader">The result, at a row.</param>
    /// <param name="ordinal">Where its column stands.</param>
    /// <returns>Whether the value is one of the column's; nothing is added otherwise.</returns>
    public abstract bool TryAppend(Column column, DbDataReader reader, int ordinal);

    /// <summary>A value of the result as text, the same in every culture.</summary>
    protected static string Text(DbDataReader reader, int ordinal) => reader.GetValue(ordinal) switch
    {
        string text => text,
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        var value => value.ToString() ?? "",
    };
}
