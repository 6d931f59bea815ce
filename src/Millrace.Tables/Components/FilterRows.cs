using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Keeps the rows that code of the program's own wants, in their order. Columns stay columns; only the code sees rows.</summary>
/// <typeparam name="T">The row type.</typeparam>
/// <typeparam name="TFilter">Which rows stay. Its code counts in the step's key.</typeparam>
[Component]
[Resources(Cpus = TableOptions.UsualCpus)]
public sealed partial class FilterRows<T, TFilter>
    where T : struct, ISchema<T>
    where TFilter : IRowFilter<T>
{
    /// <summary>Keeps the rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="step">Receives progress and the number of rows that stay.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="RowException">The code failed at a row.</exception>
    public async Task<Dataset<T>> RunAsync(Dataset<T> rows, StepContext step, CancellationToken cancellation)
    {
        Dataset<T> kept = await RowExtensions
            .FilterAsync(rows, step, TFilter.Keep, $"{typeof(TFilter).Name}.Keep", null, cancellation).ConfigureAwait(false);
        step.RecordMetric("rows", kept.RowCount);
        return kept;
    }
}
