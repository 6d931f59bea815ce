using System.Globalization;
using SQLitePCL;

namespace Millrace.Runtime;

/// <summary>SQLite refused a statement or a file.</summary>
/// <param name="code">Its result code.</param>
/// <param name="message">What it says.</param>
internal sealed class DatabaseException(int code, string message)
    : Exception(string.Create(CultureInfo.InvariantCulture, $"SQLite error {code & 0xFF}: {message.TrimEnd('.')}."))
{
    /// <summary>How what SQLite says begins where tables are not those that a statement was written for.</summary>
    private static readonly string[] s_otherTables = ["no such table: ", "no such column: ", "table ", "duplicate column name: "];

    /// <summary>The result code, without what extends it.</summary>
    public int Code => code & 0xFF;

    /// <summary>Whether the file holds something else than was written.</summary>
    public bool IsDamage => Code is raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB;

    /// <summary>Whether something could not be read, rather than written.</summary>
    public bool IsOfReading => code is raw.SQLITE_IOERR_READ or raw.SQLITE_IOERR_SHORT_READ;

    /// <summary>Whether the tables are not those that the statement was written for.</summary>
    public bool IsOfOtherTables => Code == raw.SQLITE_ERROR && s_otherTables.Any(each => message.StartsWith(each, StringComparison.Ordinal));

    /// <summary>Throws where a call failed.</summary>
    /// <param name="code">What the call returned.</param>
    /// <param name="database">The connection, which knows more.</param>
    /// <exception cref="DatabaseException">It failed.</exception>
    public static void ThrowIfFailed(int code, sqlite3 database)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE))
            throw Of(code, database);
    }

    private static DatabaseException Of(int code, sqlite3 database)
    {
        // A file that could not be opened leaves a connection that knows nothing.
        bool knows = !database.IsInvalid && (raw.sqlite3_errcode(database) & 0xFF) == (code & 0xFF);
        return new DatabaseException(knows ? raw.sqlite3_extended_errcode(database) : code, (knows ? raw.sqlite3_errmsg(database) : raw.sqlite3_errstr(code)).utf8_to_string());
    }
}
