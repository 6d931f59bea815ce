using SQLitePCL;

namespace Millrace.Runtime;

/// <summary>The row that a query stands at. Valid only while it is read.</summary>
/// <param name="statement">The query.</param>
internal readonly struct SqlRow(sqlite3_stmt statement)
{
    public int FieldCount => raw.sqlite3_column_count(statement);

    public bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    public string GetString(int column) => raw.sqlite3_column_text(statement, column).utf8_to_string() ?? "";

    public long GetInt64(int column) => raw.sqlite3_column_int64(statement, column);

    public int GetInt32(int column) => checked((int)GetInt64(column));

    public double GetDouble(int column) => raw.sqlite3_column_double(statement, column);

    public byte[] GetBytes(int column) => raw.sqlite3_column_blob(statement, column).ToArray();
}
