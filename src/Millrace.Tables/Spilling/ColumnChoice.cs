using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Those of a schema's columns that work on a table needs, in the schema's order.</summary>
internal sealed class ColumnChoice
{
    private readonly int[] _columns;

    /// <summary>Chooses columns.</summary>
    /// <param name="columns">Their places in the schema, in any order; some may be there twice.</param>
    public ColumnChoice(IEnumerable<int> columns) => _columns = [.. columns.Distinct().Order()];

    /// <summary>How many columns there are.</summary>
    public int Count => _columns.Length;

    /// <summary>The place of a schema's column among those chosen.</summary>
    public int PlaceOf(int column) => Array.BinarySearch(_columns, column);

    /// <summary>An empty block of these columns, with a last one for numbers of rows.</summary>
    public RowBlock Create<T>()
        where T : struct, ISchema<T> => Of(T.CreateBatch(0), RowNumbers.Create());

    /// <summary>A batch's columns as a block.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="numbers">The last column.</param>
    public RowBlock Of(Batch batch, ValueColumn<long> numbers)
    {
        var columns = ImmutableArray.CreateBuilder<Column>(_columns.Length + 1);
        foreach (int column in _columns)
            columns.Add(batch.Columns[column]);
        columns.Add(numbers);
        return new RowBlock(columns.MoveToImmutable());
    }
}
