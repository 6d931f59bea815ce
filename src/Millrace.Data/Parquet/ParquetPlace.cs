namespace Millrace.Data;

/// <summary>Where in a file a row group stands, for errors.</summary>
/// <param name="File">The file's path.</param>
/// <param name="FirstRow">The row group's first row in the file, from 0.</param>
/// <param name="Rows">Rows in the row group.</param>
internal readonly record struct ParquetPlace(string File, long FirstRow, int Rows)
{
    /// <summary>Says that a column without missing values has one.</summary>
    public DataException Missing(ColumnInfo column, int row) =>
        new($"{File}, row {FirstRow + row + 1}, column \"{column.Name}\": the value is missing, but {column.Member} is not nullable.");

    /// <summary>Says that a value is not of the column's type.</summary>
    public DataException Unreadable(Column column, int row, ReadOnlySpan<char> value) =>
        new($"{File}, row {FirstRow + row + 1}, column \"{column.Info.Name}\": {ShownValue.Of(column.Info, value)} is not {column.ValueDescription}.");
}
