using System.Runtime.InteropServices;
using SQLitePCL;

namespace Millrace.Runtime;

/// <summary>
/// The functions of SQLite that each statement calls many times, straight from the library that <see cref="raw"/> uses: a step writes some sixty values, and
/// counting the uses of a handle at each, and copying each text, is a fifth of its cost. All are of <see href="https://sqlite.org/c3ref/funclist.html"/>.
/// </summary>
/// <remarks>Handles are of statements that the caller keeps open, on a connection that it holds the lock of.</remarks>
internal static unsafe class SqliteCalls
{
    // These only fill a field or look at one, so the collector need not be told that the thread is away.

    /// <summary>Sets a parameter to a whole number.</summary>
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, long, int> BindInt64 =
        (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, long, int>)Function("sqlite3_bind_int64");

    /// <summary>Sets a parameter to a number.</summary>
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, double, int> BindDouble =
        (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, double, int>)Function("sqlite3_bind_double");

    /// <summary>Sets a parameter to null.</summary>
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, int> BindNull =
        (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, int>)Function("sqlite3_bind_null");

    /// <summary>Sets a parameter to a text in UTF-8, which is not copied where the last argument is 0: it stays where it is until the statement was reset.</summary>
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, byte*, int, nint, int> BindText =
        (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, byte*, int, nint, int>)Function("sqlite3_bind_text");

    /// <summary>Sets a parameter to bytes; see <see cref="BindText"/>.</summary>
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, byte*, int, nint, int> BindBlob =
        (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, byte*, int, nint, int>)Function("sqlite3_bind_blob");

    /// <summary>How many columns the rows have.</summary>
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int> ColumnCount =
        (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int>)Function("sqlite3_column_count");

    /// <summary>The kind of a column's value.</summary>
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, int> ColumnType =
        (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, int>)Function("sqlite3_column_type");

    /// <summary>A column's whole number.</summary>
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, long> ColumnInt64 =
        (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, long>)Function("sqlite3_column_int64");

    /// <summary>A column's number.</summary>
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, double> ColumnDouble =
        (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, double>)Function("sqlite3_column_double");

    /// <summary>A column's bytes, of a text those in UTF-8. Valid until the next step.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, int, byte*> ColumnBlob =
        (delegate* unmanaged[Cdecl]<nint, int, byte*>)Function("sqlite3_column_blob");

    /// <summary>How many bytes <see cref="ColumnBlob"/> has.</summary>
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, int> ColumnBytes =
        (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, int>)Function("sqlite3_column_bytes");

    /// <summary>Goes on to the next row, or to the end.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, int> Step = (delegate* unmanaged[Cdecl]<nint, int>)Function("sqlite3_step");

    /// <summary>Ends a statement, so that it can be run again.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, int> Reset = (delegate* unmanaged[Cdecl]<nint, int>)Function("sqlite3_reset");

    private static nint Function(string name) => NativeLibrary.GetExport(SqliteLibrary.Load(), name);
}
