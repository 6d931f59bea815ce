using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Makes of each row one of another schema, by code of the program's own, in the order of the rows.</summary>
/// <typeparam name="TFrom">The row type that comes in.</typeparam>
/// <typeparam name="TTo">The row type that comes out.</typeparam>
/// <typeparam name="TMap">Makes a row of a row. Its code counts in the step's key.</typeparam>
[Component]
[Resources(Cpus = TableOptions.UsualCpus)]
public sealed partial class MapRows<TFrom, TTo, TMap>
    where TFrom : struct, ISchema<TFrom>
    where TTo : struct, ISchema<TTo>
    where TMap : IRowMap<TFrom, TTo>
{
    /// <summary>Makes the rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="step">Receives progress.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="RowException">The code failed at a row, or returned one that its schema cannot hold.</exception>
    public Task<Dataset<TTo>> RunAsync(Dataset<TFrom> rows, StepContext step, CancellationToken cancellation) =>
        RowExtensions.MapAsync<TFrom, TTo>(rows, step, TMap.Map, $"{typeof(TMap).Name}.Map", null, cancellation);
}
