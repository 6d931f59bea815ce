using Millrace.Data;

namespace Millrace.Tables;

/// <summary>
/// A program's own code that failed at a row, or returned one that its schema cannot hold. Where a schema has sensitive columns, only the kind of the failure
/// and its place in the code are told, since the text of an exception often holds the value that it speaks of.
/// </summary>
public sealed class RowException : DataException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">The code, the row and what went wrong.</param>
    public RowException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">The code, the row and what went wrong.</param>
    /// <param name="innerException">The cause.</param>
    public RowException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates the exception without a message.</summary>
    public RowException()
        : this("Code failed at a row.")
    {
    }

    /// <summary>The row's number in the dataset, from 1; 0 where it is not known.</summary>
    public long Row { get; private init; }

    internal static RowException Of(string code, long row, Exception cause, params ReadOnlySpan<SchemaInfo> schemas)
    {
        string start = FormattableString.Invariant($"{code} failed at row {row} of {schemas[0].Name}");
        foreach (SchemaInfo schema in schemas)
        {
            if (schema.Columns.Any(static column => column.IsSensitive))
                return new RowException($"{start}: {cause.GetType().Name} {PlaceOf(cause)}(its text may hold sensitive values).") { Row = row };
        }

        return new RowException($"{start}: {cause.GetType().Name}: {cause.Message}", cause) { Row = row };
    }

    private static string PlaceOf(Exception cause)
    {
        string trace = cause.StackTrace ?? "";
        int end = trace.AsSpan().IndexOfAny('\r', '\n');
        string first = (end < 0 ? trace : trace[..end]).Trim();
        return first.Length == 0 ? "" : first + " ";
    }
}
