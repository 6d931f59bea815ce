using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Makes of each row none, one or many of another schema, by code of the program's own, in the order of the rows.</summary>
/// <typeparam name="TFrom">The row type that comes in.</typeparam>
/// <typeparam name="TTo">The row type that comes out.</typeparam>
/// <typeparam name="TMap">Makes rows of a row. Its code counts in the step's key.</typeparam>
[Component]
[Resources(Cpus = TableOptions.UsualCpus)]
public sealed partial class FlatMapRows<TFrom, TTo, TMap>
    where TFrom : struct, ISchema<TFrom>
    where TTo : struct, ISchema<TTo>
    where TMap : IRowFlatMap<TFrom, TTo>
{
    /// <summary>Makes the rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="step">Receives progress and the number of rows that come out.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="RowException">The code failed at a row, or added one that its schema cannot hold.</exception>
    public async Task<Dataset<TTo>> RunAsync(Dataset<TFrom> rows, StepContext step, CancellationToken cancellation)
    {
        Dataset<TTo> made = await RowExtensions
            .FlatMapAsync<TFrom, TTo>(rows, step, TMap.Map, $"{typeof(TMap).Name}.Map", null, cancellation).ConfigureAwait(false);
        step.RecordMetric("rows", made.RowCount);
        return made;
    }
}
