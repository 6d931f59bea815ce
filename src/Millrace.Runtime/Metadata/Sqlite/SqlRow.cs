using System.Collections.Concurrent;
using System.Text;
using SQLitePCL;

namespace Millrace.Runtime;

/// <summary>The row that a query stands at. Valid only while it is read.</summary>
/// <param name="statement">The query.</param>
internal readonly struct SqlRow(sqlite3_stmt statement)
{
    private const int Short = 256;

    /// <summary>Texts of which there are few: of types, kinds and outputs.</summary>
    private static readonly ConcurrentDictionary<string, string> s_known = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> s_lookup =
        s_known.GetAlternateLookup<ReadOnlySpan<char>>();

    public int FieldCount => raw.sqlite3_column_count(statement);

    public bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    public string GetString(int column) => Encoding.UTF8.GetString(Text(column));

    /// <summary>A text of which there are few different ones: equal ones are one object.</summary>
    public string GetKnown(int column)
    {
        ReadOnlySpan<byte> text = Text(column);
        if (text.Length > Short)
            return GetString(column);
        Span<char> characters = stackalloc char[Short];
        characters = characters[..Encoding.UTF8.GetChars(text, characters)];
        return s_lookup.TryGetValue(characters, out string? known) ? known : s_known.GetOrAdd(characters.ToString(), static each => each);
    }

    public long GetInt64(int column) => raw.sqlite3_column_int64(statement, column);

    public int GetInt32(int column) => checked((int)GetInt64(column));

    public double GetDouble(int column) => raw.sqlite3_column_double(statement, column);

    public byte[] GetBytes(int column) => raw.sqlite3_column_blob(statement, column).ToArray();

    // SQLite's texts are bytes with their length; looking for their end is not needed.
    private ReadOnlySpan<byte> Text(int column) => raw.sqlite3_column_blob(statement, column);
}
