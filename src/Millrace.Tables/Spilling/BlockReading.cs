using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Reads datasets as blocks.</summary>
internal static class BlockReading
{
    /// <summary>Reads chosen columns, and no others of files, and numbers the rows in a last one. The blocks are used again.</summary>
    /// <param name="rows">The dataset.</param>
    /// <param name="choice">The columns.</param>
    /// <param name="space">Says how datasets are read.</param>
    /// <param name="step">Is told how many rows have been read; null where nobody is.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static async IAsyncEnumerable<RowBlock> ReadBlocksAsync<T>(
        this Dataset<T> rows, ColumnChoice choice, WorkSpace space, StepContext? step, [EnumeratorCancellation] CancellationToken cancellation)
        where T : struct, ISchema<T>
    {
        ValueColumn<long> numbers = RowNumbers.Create();
        long count = 0;
        bool isNone = choice.Columns.IsEmpty;
        ImmutableArray<int> columns = isNone ? [Cheapest(T.Schema)] : choice.Columns;
        try
        {
            await foreach (Batch batch in rows.ReadColumnsAsync(columns, space.Reading, cancellation).ConfigureAwait(false))
            {
                numbers.Clear();
                numbers.AppendFrom(count, batch.Count);
                yield return new RowBlock(isNone ? [numbers] : batch.Columns.Add(numbers));
                count += batch.Count;
                step?.ReportProgress(count, rows.RowCount, "rows");
            }
        }
        finally
        {
            numbers.Release();
        }
    }

    /// <summary>The column by which rows are counted with the least work.</summary>
    private static int Cheapest(SchemaInfo schema)
    {
        int plain = schema.Columns.ToList().FindIndex(static column =>
            column.Type is not (ColumnType.Text or ColumnType.Binary) && column.Item is null);
        return Math.Max(plain, 0);
    }
}
