using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Those of a schema's columns that work on a table needs, in the schema's order.</summary>
internal sealed class ColumnChoice
{
    private readonly ImmutableArray<int> _columns;

    /// <summary>Chooses columns.</summary>
    /// <param name="columns">Their places in the schema, in any order; some may be there twice.</param>
    public ColumnChoice(IEnumerable<int> columns) => _columns = [.. columns.Distinct().Order()];

    /// <summary>Their places in the schema.</summary>
    public ImmutableArray<int> Columns => _columns;

    /// <summary>The place of a schema's column among those chosen.</summary>
    public int PlaceOf(int column) => _columns.BinarySearch(column);

    /// <summary>An empty block of these columns, with a last one for numbers of rows.</summary>
    public RowBlock Create<T>()
        where T : struct, ISchema<T>
    {
        ImmutableArray<Column> all = T.CreateBatch(0).Columns;
        return new RowBlock([.. _columns.Select(column => all[column]), RowNumbers.Create()]);
    }
}
