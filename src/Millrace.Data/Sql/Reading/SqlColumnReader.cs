using System.Data.Common;

namespace Millrace.Data;

/// <summary>Takes the values of one column out of a query's result, by the provider's typed ways, so that no value becomes an object that needs not.</summary>
internal abstract class SqlColumnReader
{
    /// <summary>Adds the value of the row at hand, which is there.</summary>
    /// <param name="column">The column.</param>
    /// <param name="reader">The result, at a row.</param>
    /// <param name="ordinal">Where its column stands.</param>
    /// <returns>Whether the value is one of the column's; nothing is added otherwise.</returns>
    public abstract bool TryAppend(Column column, DbDataReader reader, int ordinal);

    /// <summary>Adds a value that the result has in another form, from its text.</summary>
    protected static bool TryAppendText(Column column, DbDataReader reader, int ordinal) =>
        SqlTexts.TryGet(reader, ordinal, out string? text) && column.TryAppendText(text);
}
