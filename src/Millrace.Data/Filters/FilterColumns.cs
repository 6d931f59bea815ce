using System.Collections.Immutable;

namespace Millrace.Data;

/// <summary>The columns of a batch by their places in the schema that a filter speaks of.</summary>
/// <param name="columns">The batch's columns.</param>
/// <param name="places">Where among them each of the schema's is; null where they are the schema's.</param>
internal readonly struct FilterColumns(ImmutableArray<Column> columns, int[]? places = null)
{
    /// <summary>A column of the schema.</summary>
    public Column this[int index] => columns[places is null ? index : places[index]];
}
