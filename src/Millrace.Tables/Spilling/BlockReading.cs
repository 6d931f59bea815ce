using System.Runtime.CompilerServices;
using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Reads datasets as blocks.</summary>
internal static class BlockReading
{
    /// <summary>Reads chosen columns and, as the last one, the numbers of rows. The blocks are used again.</summary>
    /// <param name="rows">The dataset.</param>
    /// <param name="choice">The columns.</param>
    /// <param name="step">Is told how many rows have been read; null where nobody is.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static async IAsyncEnumerable<RowBlock> ReadBlocksAsync<T>(
        this Dataset<T> rows, ColumnChoice choice, StepContext? step, [EnumeratorCancellation] CancellationToken cancellation)
        where T : struct, ISchema<T>
    {
        ValueColumn<long> numbers = RowNumbers.Create();
        long count = 0;
        await foreach (Batch<T> batch in rows.ReadAsync(cancellation).ConfigureAwait(false))
        {
            numbers.Clear();
            numbers.AppendFrom(count, batch.Count);
            yield return choice.Of(batch, numbers);
            count += batch.Count;
            step?.ReportProgress(count, rows.RowCount, "rows");
        }
    }
}
