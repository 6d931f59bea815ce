using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Adds columns to rows: those of the same name are copied, the others are filled by code of the program's own.</summary>
/// <typeparam name="TFrom">The row type that comes in.</typeparam>
/// <typeparam name="TTo">The row type that comes out, usually declared <c>[Schema(From = typeof(TFrom))]</c>.</typeparam>
/// <typeparam name="TDerivation">Fills the new columns. Its code counts in the step's key.</typeparam>
[Component]
[Resources(Cpus = TableOptions.UsualCpus)]
public sealed partial class DeriveRows<TFrom, TTo, TDerivation>
    where TFrom : struct, ISchema<TFrom>
    where TTo : struct, ISchema<TTo>
    where TDerivation : IDerivation<TFrom, TTo>
{
    /// <summary>Makes the rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="step">Receives progress.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="RowException">The code failed at a row, or returned one that its schema cannot hold.</exception>
    /// <exception cref="DataException">A column of the same name has another type.</exception>
    public Task<Dataset<TTo>> RunAsync(Dataset<TFrom> rows, StepContext step, CancellationToken cancellation) =>
        RowExtensions.DeriveAsync<TFrom, TTo>(rows, step, TDerivation.Derive, $"{typeof(TDerivation).Name}.Derive", null, cancellation);
}
