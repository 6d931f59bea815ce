using System.Collections.Immutable;

namespace Millrace.Data;

/// <summary>A filter for whoever reads columns and does not care of which schema they are.</summary>
internal abstract class RowFilter
{
    /// <summary>Makes an empty column for each that the filter looks at.</summary>
    public abstract ImmutableArray<Column> CreateColumns();

    /// <summary>Which rows of some columns are kept; bits behind the last row are clear.</summary>
    /// <param name="columns">Columns, among them by their names all that the filter looks at; at least one row.</param>
    /// <param name="kept">A bit a row.</param>
    public abstract void Evaluate(ImmutableArray<Column> columns, Span<ulong> kept);

    /// <summary>Whether rows of which these ranges are known can be kept. False only where none can.</summary>
    public abstract bool MayKeep(IRangeSource ranges);
}
