using Millrace.Data;

namespace Millrace.Quality;

/// <summary>One change of a schema.</summary>
/// <param name="Kind">What becomes of the column's declaration.</param>
/// <param name="Column">The column's name in files; of a change without one the schema's name.</param>
/// <param name="Reason">Why, as a sentence. Values of sensitive columns are not in it.</param>
public sealed record SchemaChange(SchemaChangeKind Kind, string Column, string Reason)
{
    /// <summary>The column before; null of a new one.</summary>
    internal ColumnInfo? Before { get; init; }

    /// <summary>The column after all changes; null of one that is dropped.</summary>
    internal ColumnInfo? After { get; init; }
}
