using System.Collections.Concurrent;
using System.Text;
using SQLitePCL;

namespace Millrace.Runtime;

/// <summary>The row that a query stands at. Valid only while it is read.</summary>
/// <param name="statement">The handle of the query.</param>
internal readonly unsafe ref struct SqlRow(nint statement)
{
    private const int Short = 256;

    /// <summary>So many known texts are kept; then all are forgotten.</summary>
    private const int Most = 4096;

    /// <summary>Texts of which there are few: of types, kinds and outputs. No digests.</summary>
    private static readonly ConcurrentDictionary<string, string> s_known = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> s_lookup =
        s_known.GetAlternateLookup<ReadOnlySpan<char>>();

    private static int s_count;

    public int FieldCount => SqliteCalls.ColumnCount(statement);

    public bool IsNull(int column) => SqliteCalls.ColumnType(statement, column) == raw.SQLITE_NULL;

    public string GetString(int column) => Encoding.UTF8.GetString(Bytes(column));

    /// <summary>A text of which there are few different ones: equal ones are one object.</summary>
    public string GetKnown(int column)
    {
        ReadOnlySpan<byte> text = Bytes(column);
        if (text.Length > Short)
            return GetString(column);
        Span<char> characters = stackalloc char[Short];
        characters = characters[..Encoding.UTF8.GetChars(text, characters)];
        return s_lookup.TryGetValue(characters, out string? known) ? known : Keep(characters.ToString());
    }

    public long GetInt64(int column) => SqliteCalls.ColumnInt64(statement, column);

    public int GetInt32(int column) => checked((int)GetInt64(column));

    public double GetDouble(int column) => SqliteCalls.ColumnDouble(statement, column);

    public byte[] GetBytes(int column) => Bytes(column).ToArray();

    /// <summary>The number of texts that are kept.</summary>
    internal static int KnownTexts => s_known.Count;

    private static string Keep(string text)
    {
        // Several at once may forget twice or keep a few more, which costs no more than that.
        if (Interlocked.Increment(ref s_count) > Most)
        {
            Volatile.Write(ref s_count, 1);
            s_known.Clear();
        }

        return s_known.GetOrAdd(text, text);
    }

    // SQLite's texts are bytes with their length; looking for their end is not needed. The bytes are asked for first: that may change how many they are.
    private ReadOnlySpan<byte> Bytes(int column)
    {
        byte* first = SqliteCalls.ColumnBlob(statement, column);
        return new ReadOnlySpan<byte>(first, SqliteCalls.ColumnBytes(statement, column));
    }
}
